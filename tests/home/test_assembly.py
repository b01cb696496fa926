from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cms.content.models import FriendLink
from home.figures import PLACES, figure, numbers, short_name, told_tiles, values_by_code
from tests.content.html import Html
from tests.factories.content import make_article, make_articles, make_column, make_images, make_topic

from .arranging import Block, arrange, doors, prefectures

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries

    from tests.content.conftest import Get
    from tests.factories.sites import SmallCluster


def every_block(cluster: SmallCluster, rows: int = 3) -> list[Block]:
    """One block of every kind on columns with texts and pictures."""
    news, culture = cluster.column(cluster.portal, "news"), cluster.column(cluster.portal, "culture")
    columns = [make_column(news, f"c{number}") for number in range(4)]
    for column in (*columns, culture):
        make_articles(column, rows, pictures=True)
    topics = make_column(news, "topics", kind="topic")
    make_topic(topics, "专题在此", slug="topic", hero=make_images()[0])
    FriendLink.objects.create(title="外交部", group="central", url="https://www.mfa.gov.cn/")
    prefectures()
    named = make_article(columns[0], "头条稿件的原标题")
    ids = [column.pk for column in columns]
    image = make_images()[0].pk
    one_figure = {"label": "办结率", "value": "96", "unit": "%", "series": "90,93,96"}
    return [
        ("headline", {"page": named.pk, "title": "头条在此", "links": [named.pk]}),
        ("front", {"pictures": ids[0], "tabs": ids, "doors": doors(news), "hot": doors(news)}),
        ("hero", {"image": image, "sentence": "大图一句话"}),
        ("news", {"column": ids[1], "aside": ids[2]}),
        ("services", {"heading": "您想办什么事？", "links": ids[:2], "doors": doors(news)}),
        ("doors", {"heading": "本厅办事", "column": ids[0], "doors": doors(news)}),
        ("policy", {"documents": ids[1], "interpretations": ids[2], "doors": doors(news)}),
        ("interaction", {"columns": ids[:3]}),
        ("figures", {"heading": "十月办结率升至96%", "figures": [one_figure], "source": "省统计局", "as_of": "10月",
                     "map_title": "各市州", "map_values": "4301 21.7\n4302 3", "column": ids[0]}),
        ("glance", {"column": ids[0], "heading": "数字在此", "figures": [one_figure], "source": "省统计局"}),
        ("columns", {"columns": ids[:2], "count": 5}),
        ("features", {"heading": "魅力湖南", "columns": [culture.pk]}),
        ("topics", {"heading": "专题专栏", "column": topics.pk}),
        ("regions", {"heading": "市州", "column": None}),
        ("links", {"departments": True}),
    ]  # fmt: skip


def test_every_block_shows_what_it_holds(cluster: SmallCluster, get: Get) -> None:
    arrange(cluster.portal, *every_block(cluster))
    html = Html(get("/"))
    for words in ("头条在此", "写来信", "大图一句话", "您想办什么事？", "本厅办事", "十月办结率升至96%", "21.7", "数字在此", "魅力湖南",
                  "专题在此", "市4301", "外交部", "省发改委"):  # fmt: skip
        assert words in html.words, words
    assert "没有去处" not in html.words
    assert 'href="/exit/?to=https%3A%2F%2Fexample.com%2F"' in html.main
    assert html.reader.tags.count("h1") == 1
    assert html.reader.forbidden == []


@pytest.mark.parametrize("kind", ["headline", "front", "hero", "news", "doors", "policy", "interaction", "glance",
                                  "columns", "features", "topics", "regions", "links", "figures", "services"])  # fmt: skip
def test_a_block_without_content_is_not_shown(cluster: SmallCluster, get: Get, kind: str) -> None:
    arrange(cluster.jyt, (kind, {}))
    main = Html(get("/", "jyt.localhost")).main
    assert "c-block__head" not in main.partition("c-contact")[0] or kind == "links"


def test_blocks_point_to_columns_that_are_gone_or_elsewhere(cluster: SmallCluster, get: Get) -> None:
    foreign = cluster.column(cluster.fgw, "news")
    make_articles(foreign, 3)
    arrange(cluster.portal, ("columns", {"columns": [foreign.pk, 999999], "count": 5}))
    assert "标题1" not in Html(get("/")).main


@pytest.mark.parametrize("rows", [2, 20])
def test_a_home_page_costs_seven_queries_whatever_it_holds(
    cluster: SmallCluster, get: Get, rows: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    arrange(cluster.portal, *every_block(cluster, rows))
    get("/")
    with django_assert_max_num_queries(7):
        get("/")


def test_a_department_with_few_blocks_has_one_wide_and_one_narrow_column(cluster: SmallCluster, get: Get) -> None:
    column = cluster.column(cluster.jyt, "news")
    make_articles(column, 3)
    arrange(cluster.jyt, ("columns", {"columns": [column.pk], "count": 5}))
    html = Html(get("/", "jyt.localhost"))
    assert "l-few" in html.text
    assert "标题1" in html.main


def test_a_department_without_a_host_has_its_home_in_the_portal(cluster: SmallCluster, get: Get) -> None:
    html = Html(get("/bm/bgt/"))
    assert html.canonical == "https://www.hunan.gov.cn/bm/bgt/"
    assert f"<h1>{cluster.bgt.name_zh}</h1>" in html.main
    assert html.reader.tags.count("h1") == 1


def test_a_short_title_stands_on_home_pages_alone(cluster: SmallCluster, get: Get) -> None:
    column = cluster.column(cluster.portal, "news")
    make_article(column, "湖南省人民政府关于印发某办法的通知", short_title="印发某办法")
    arrange(cluster.portal, ("columns", {"columns": [column.pk], "count": 5}))
    assert "湖南省人民政府关于印发" not in Html(get("/")).main
    assert "湖南省人民政府关于印发" in Html(get("/news/")).main


def test_numbers_of_a_series_are_read_with_both_commas() -> None:
    assert numbers("81, 84，90.5,, x") == [81, 84, 90.5]
    assert figure({"label": "办结率", "value": "96", "series": "90,96"}).told == "历次数值：90、96"
    assert figure({"label": "办结率", "value": "96", "series": "96"}).series == ()


def test_values_of_prefectures_need_code_and_number() -> None:
    assert values_by_code("4301 21.7\n\n43010 1\n4302\n4303 x\nabcd 1\n4304  -2") == {"4301": 21.7, "4304": -2}


def test_tiles_have_five_depths_and_their_places() -> None:
    from home.figures import Prefecture

    known = [Prefecture(code, code, "") for code in reversed(PLACES)]
    tiles = told_tiles("\n".join(f"{code} {number}" for number, code in enumerate(PLACES)), known)
    assert [tile.name for tile in tiles] == list(PLACES)
    assert [tile.level for tile in tiles] == sorted(tile.level for tile in tiles)
    assert {tile.level for tile in tiles} == {1, 2, 3, 4, 5}
    assert told_tiles("4301 1", known)[7].level == 1
    assert told_tiles("", known)[0].level == 0
    assert told_tiles("", known[1:]) == []


@pytest.mark.parametrize(
    ("name_zh", "name_en", "short_zh", "short_en"),
    [("长沙市", "Changsha City", "长沙", "Changsha"),
     ("湘西土家族苗族自治州", "Xiangxi Tujia and Miao Autonomous Prefecture", "湘西", "Xiangxi")],
)  # fmt: skip
def test_tiles_have_short_names(name_zh: str, name_en: str, short_zh: str, short_en: str) -> None:
    assert short_name(name_zh, name_en, english=False) == short_zh
    assert short_name(name_zh, name_en, english=True) == short_en
