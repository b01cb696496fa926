"""What each block of a home page takes, and what it never shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.utils import timezone

from cms.content.models import FriendLink
from home.figures import numbers, told_tiles, values_by_code
from home.models import HomePage
from tests.content.html import Html
from tests.factories.content import make_article, make_articles, make_column, make_images, make_topic, renew

from .arranging import arrange, doors, prefectures

if TYPE_CHECKING:
    from tests.factories.fixtures import Get
    from tests.factories.sites import SmallCluster

#: Blocks that show texts of a column, as they are stored around the id of that column.
OF_A_COLUMN: dict[str, Any] = {
    "front": lambda pk: {"pictures": pk, "tabs": [pk]},
    "news": lambda pk: {"column": pk, "aside": pk},
    "policy": lambda pk: {"documents": pk, "interpretations": pk},
    "interaction": lambda pk: {"columns": [pk]},
    "glance": lambda pk: {"column": pk, "heading": "数字", "figures": []},
    "columns": lambda pk: {"columns": [pk], "count": 5},
    "features": lambda pk: {"heading": "特色", "columns": [pk]},
}


def main_of(get: Get, host: str = "localhost") -> str:
    return Html(get("/", host)).main


@pytest.mark.parametrize("kind", OF_A_COLUMN)
def test_a_block_shows_texts_of_its_own_site_alone(cluster: SmallCluster, get: Get, kind: str) -> None:
    own, foreign = cluster.column(cluster.portal, "news"), cluster.column(cluster.fgw, "news")
    make_articles(own, 3, pictures=True, short_title="自己的")
    make_articles(foreign, 3, pictures=True, short_title="别处的")
    arrange(cluster.portal, (kind, OF_A_COLUMN[kind](own.pk)), (kind, OF_A_COLUMN[kind](foreign.pk)))
    main = main_of(get)
    assert "自己的" in main or "标题1" in main
    assert "别处的" not in main
    assert "fgw.localhost/news/" not in main


@pytest.mark.parametrize("kind", OF_A_COLUMN)
def test_a_retired_column_is_left_out(cluster: SmallCluster, get: Get, kind: str) -> None:
    column = make_column(cluster.column(cluster.portal, "news"), "old", title="过去的栏目")
    make_articles(column, 3, pictures=True)
    arrange(cluster.portal, (kind, OF_A_COLUMN[kind](column.pk)))
    assert "过去的栏目" in main_of(get)
    column.retired_at = timezone.now()
    column.save()
    renew()
    assert "过去的栏目" not in main_of(get)


def test_a_topic_block_shows_topics_of_its_own_site(cluster: SmallCluster, get: Get) -> None:
    own = make_column(cluster.column(cluster.portal, "news"), "topics", kind="topic")
    foreign = make_column(cluster.column(cluster.fgw, "news"), "topics", kind="topic")
    for column, title in ((own, "自己的专题"), (foreign, "别处的专题")):
        for number in range(8):
            make_topic(column, f"{title}{number}", slug=f"topic-{number}")
    arrange(cluster.portal, *(("topics", {"heading": "专题", "column": column.pk}) for column in (own, foreign)))
    main = main_of(get)
    assert main.count("自己的专题") >= 6
    assert "自己的专题1" not in main or "自己的专题0" not in main, "six topics at most"
    assert "别处的专题" not in main


def test_a_headline_is_live_or_absent(cluster: SmallCluster, get: Get) -> None:
    text, link = (make_article(cluster.column(cluster.portal, "news"), title) for title in ("头条稿件", "短链接"))
    arrange(cluster.portal, ("headline", {"page": text.pk, "title": "", "links": [link.pk, 999999]}))
    assert "头条稿件" in main_of(get)
    link.unpublish()
    renew()
    assert "头条稿件" in main_of(get)
    assert "短链接" not in main_of(get)
    text.unpublish()
    renew()
    assert "头条稿件" not in main_of(get)


def test_a_headline_may_come_from_a_department_and_leads_there(cluster: SmallCluster, get: Get) -> None:
    text = make_article(cluster.column(cluster.fgw, "news"), "部门要闻")
    arrange(cluster.portal, ("headline", {"page": text.pk, "title": "", "links": []}))
    assert 'href="http://fgw.localhost/news/' in main_of(get)


@pytest.mark.parametrize(("count", "shown"), [(3, 3), (5, 5), (None, 7), (10, 9)])
def test_a_list_has_as_many_rows_as_its_editor_wants(
    cluster: SmallCluster, get: Get, count: int | None, shown: int
) -> None:
    column = cluster.column(cluster.portal, "news")
    make_articles(column, 9)
    arrange(cluster.portal, ("columns", {"columns": [column.pk]} | ({"count": count} if count else {})))
    main = main_of(get)
    assert [f"标题{number}<" in main for number in range(1, 10)] == [number <= shown for number in range(1, 10)]


def test_the_front_leads_with_four_pictures_at_most(cluster: SmallCluster, get: Get) -> None:
    column = cluster.column(cluster.portal, "news")
    plain = make_article(column, "没有图片的稿件")
    make_articles(column, 6, pictures=True)
    arrange(cluster.portal, ("front", {"pictures": column.pk, "tabs": []}))
    main = main_of(get)
    assert plain.title not in main
    assert "标题4" in main
    assert "标题5" not in main


def test_a_feature_without_picture_is_no_card(cluster: SmallCluster, get: Get) -> None:
    with_picture, without = (make_column(cluster.column(cluster.portal, "news"), slug) for slug in ("with", "without"))
    make_articles(with_picture, 1, pictures=True)
    make_articles(without, 1)
    arrange(cluster.portal, ("features", {"heading": "特色", "columns": [with_picture.pk, without.pk]}))
    main = main_of(get)
    assert with_picture.title in main
    assert without.title not in main


@pytest.mark.parametrize("kind", ["services", "doors"])
def test_a_door_leads_to_live_pages_alone(cluster: SmallCluster, get: Get, kind: str) -> None:
    column = make_column(cluster.column(cluster.portal, "news"), "mail")
    arrange(cluster.portal, (kind, {"heading": "办事", "doors": doors(column)}))
    assert 'href="/news/mail/"' in main_of(get)
    column.live = False
    column.save()
    renew()
    main = main_of(get)
    assert "写来信" not in main
    assert "外站" in main


def test_a_door_may_lead_to_a_text_or_to_another_site(cluster: SmallCluster, get: Get) -> None:
    text = make_article(cluster.column(cluster.portal, "news"), "办事指南")
    foreign = cluster.column(cluster.fgw, "notices")
    entries = [*doors(text)[:1], *doors(foreign)[:1]]
    arrange(cluster.portal, ("doors", {"heading": "办事", "doors": entries}))
    main = main_of(get)
    assert f'href="/news/{text.slug}/"' in main
    assert 'href="http://fgw.localhost/notices/"' in main


def test_a_hero_without_its_picture_is_left_out(cluster: SmallCluster, get: Get) -> None:
    image = make_images()[0]
    arrange(cluster.portal, ("hero", {"image": image.pk, "sentence": "一句话在此"}))
    assert "一句话在此" in main_of(get)
    image.delete()
    renew()
    assert "一句话在此" not in main_of(get)


@pytest.mark.parametrize(("departments", "shown"), [(True, True), (False, False)])
def test_links_to_departments_are_the_editors_choice(
    cluster: SmallCluster, get: Get, departments: bool, shown: bool
) -> None:
    FriendLink.objects.create(title="外交部", group="central", url="https://www.mfa.gov.cn/")
    arrange(cluster.portal, ("links", {"departments": departments}))
    main = main_of(get)
    assert "外交部" in main
    assert ("省发改委" in main) is shown


def test_blocks_stand_in_the_order_of_the_editor(cluster: SmallCluster, get: Get) -> None:
    column = cluster.column(cluster.portal, "news")
    make_articles(column, 2)
    last = ("columns", {"columns": [column.pk], "count": 3})
    first = ("doors", {"heading": "办事入口", "doors": doors(column)})
    for blocks in ((first, last), (last, first)):
        arrange(cluster.portal, *blocks)
        main = main_of(get)
        assert (main.index("办事入口") < main.index("标题1")) is (blocks[0] is first)


@pytest.mark.parametrize("number", ["nan", "inf", "-inf", "1e999", "1e308"])
def test_what_is_no_number_shows_as_none(cluster: SmallCluster, get: Get, number: str) -> None:
    prefectures()
    series = {"label": "办结率", "value": "96", "unit": "%", "series": f"90,{number},96"}
    values = f"4301 {number}\n4302 3\n4303 4"
    arrange(cluster.portal, ("figures", {"heading": "数字", "figures": [series], "map_values": values}))
    assert "历次数值：90、96" in main_of(get)
    assert numbers(number) == []
    assert values_by_code(values) == {"4302": 3, "4303": 4}


def test_equal_values_are_drawn_as_one_line_and_one_depth(cluster: SmallCluster, get: Get) -> None:
    prefectures()
    series = {"label": "办结率", "value": "96", "unit": "%", "series": "96,96,96"}
    arrange(cluster.portal, ("figures", {"heading": "数字", "figures": [series], "map_values": "4301 5\n4302 5"}))
    assert "历次数值：96、96、96" in main_of(get)


def test_tiles_need_every_prefecture(cluster: SmallCluster, get: Get) -> None:
    arrange(cluster.portal, ("regions", {"heading": "市州在此"}))
    assert "市州在此" not in main_of(get)
    prefectures()
    renew()
    assert "市州在此" in main_of(get)
    assert told_tiles("4301 5", []) == []


def test_the_english_site_offers_doors_as_cards_in_english(cluster: SmallCluster, get: Get) -> None:
    prefectures()
    news = cluster.column(cluster.english, "news")
    arrange(
        cluster.english,
        ("doors", {"heading": "Start here", "doors": doors(news)[:1]}),
        ("regions", {"heading": "Cities"}),
    )
    html = Html(get("/", "en.localhost"))
    assert "Start here" in html.main
    assert "City4301" in html.main
    assert "市4301" not in html.text


def test_a_home_page_is_described_by_its_editor_or_by_its_name(cluster: SmallCluster, get: Get) -> None:
    home = cluster.jyt.wagtail_site.root_page.specific
    assert isinstance(home, HomePage)
    assert Html(get("/", "jyt.localhost")).one("description") == "湖南省教育厅"
    home.search_description = "教育政策和服务。"
    home.save()
    renew()
    assert Html(get("/", "jyt.localhost")).one("description") == "教育政策和服务。"
