from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from cms.content.enums import ColumnKind, ColumnLayout
from cms.content.models import FriendLink, Region
from tests.factories.content import (
    make_article,
    make_articles,
    make_column,
    make_file,
    make_leader,
    make_topic,
    renew,
)

from .html import Html

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries

    from cms.content.models import ColumnPage
    from tests.content.conftest import Get
    from tests.factories.sites import SmallCluster


@pytest.fixture
def news(cluster: SmallCluster) -> ColumnPage:
    return cluster.column(cluster.portal, "news")


def titles(html: Html) -> list[str]:
    """Titles of texts in the order of the page."""
    found = [part.partition("<")[0] for part in html.main.split("<span>")[1:]]
    return [title for title in found if title.startswith("标题")]


def test_texts_stand_by_date_and_pinned_ones_first_until_the_pin_expires(news: ColumnPage, get: Get) -> None:
    make_articles(news, 3)
    now = timezone.now()
    make_article(news, "标题置顶", published_at=now - timedelta(days=9), pinned_until=now + timedelta(days=1))
    make_article(news, "标题过期", published_at=now - timedelta(days=8), pinned_until=now - timedelta(days=1))
    html = Html(get("/news/"))
    assert titles(html) == ["标题置顶", "标题1", "标题2", "标题3", "标题过期"]
    assert html.main.count("c-chip--info") == 1


def test_pages_of_a_list_are_addresses(news: ColumnPage, get: Get) -> None:
    make_articles(news, 45)
    first, last = Html(get("/news/")), Html(get("/news/?page=3"))
    assert (len(titles(first)), len(titles(last))) == (20, 5)
    assert "共 45 条" in first.words
    assert 'href="?page=2"' in first.main
    assert last.canonical == "https://www.hunan.gov.cn/news/?page=3"
    assert first.canonical == "https://www.hunan.gov.cn/news/"


@pytest.mark.parametrize("number", ["abc", "0", "-1", "1.5", "１", "99999999", "1e3"])
def test_what_is_no_page_number_is_not_found(news: ColumnPage, get: Get, number: str) -> None:
    make_articles(news, 2)
    assert get("/news/", page=number).status_code == 404


def test_beyond_the_last_page_leads_to_the_last_one_and_keeps_the_filters(news: ColumnPage, get: Get) -> None:
    make_articles(news, 25)
    answer = get("/news/", page="9", q="标题")
    assert (answer.status_code, answer["Location"]) == (302, "/news/?q=%E6%A0%87%E9%A2%98&page=2")


def test_filters_by_year_department_and_words(news: ColumnPage, get: Get) -> None:
    make_article(news, "标题旧", published_at=datetime(2024, 12, 31, 17, tzinfo=UTC), source="省教育厅")
    make_article(news, "标题新", published_at=datetime(2026, 1, 2, tzinfo=UTC), source="省财政厅")
    assert titles(Html(get("/news/", year="2025"))) == ["标题旧"], "years are those of local time"
    assert titles(Html(get("/news/", department="省财政厅"))) == ["标题新"]
    assert titles(Html(get("/news/", q="旧"))) == ["标题旧"]
    nothing = Html(get("/news/", q="100%_"))
    assert "没有符合条件的信息" in nothing.words
    assert '<option value="2026"' in Html(get("/news/", year="2025")).main
    assert get("/news/", year="20x5").status_code == 404


def test_an_empty_column_explains_itself(news: ColumnPage, get: Get) -> None:
    assert "本栏目暂无内容。" in Html(get("/news/")).words


def test_a_section_names_all_its_columns_and_theirs_with_their_newest_texts(news: ColumnPage, get: Get) -> None:
    for number in range(3):
        second = make_column(news, f"second-{number}")
        third = make_column(second, f"third-{number}")
        make_articles(third, 6, summary=f"摘要{number}")
    html = Html(get("/news/"))
    for number in range(3):
        assert f'href="/news/second-{number}/"' in html.main
        assert f'href="/news/second-{number}/third-{number}/"' in html.main
    assert titles(html) == ["标题1", "标题2", "标题3", "标题4"] * 3


def test_neighbours_of_a_column_stand_beside_it(news: ColumnPage, get: Get) -> None:
    make_column(news, "one", title="甲栏")
    make_column(news, "two", title="乙栏")
    html = Html(get("/news/one/"))
    assert '<a href="/news/one/" aria-current="page">甲栏</a>' in html.main
    assert '<a href="/news/two/">乙栏</a>' in html.main
    assert [link["name"] for link in html.data["itemListElement"]] == ["首页", "新闻动态", "甲栏"]


@pytest.mark.parametrize("layout", ColumnLayout.values)
@pytest.mark.parametrize("filled", [False, True])
def test_every_layout_answers_with_and_without_texts(news: ColumnPage, get: Get, layout: str, filled: bool) -> None:
    column = make_column(news, "shown", layout=layout)
    if filled:
        make_articles(column, 3, pictures=True)
    html = Html(get("/news/shown/"))
    assert html.reader.tags.count("h1") == 1
    assert ("标题1" in html.main) == filled
    assert html.reader.forbidden == []


@pytest.mark.parametrize("kind", ColumnKind.values)
def test_every_kind_answers_and_has_no_dead_button(news: ColumnPage, get: Get, kind: str) -> None:
    make_article(make_column(news, "shown", kind=kind), "样例记录")
    html = Html(get("/news/shown/"))
    assert "样例记录" in html.main
    assert "<button disabled" not in html.main


@pytest.mark.parametrize("kind", ["request", "mailbox", "qa", "consultation", "survey", "hotline", "forum", "query"])
def test_a_column_whose_service_is_not_online_says_whom_to_call(cluster: SmallCluster, get: Get, kind: str) -> None:
    unit = cluster.fgw.department
    unit.phone = "0731-00000001"
    unit.save()
    make_column(cluster.column(cluster.portal, "news"), "ask", kind=kind, purpose="受理询问。", responsible=unit)
    renew()
    words = Html(get("/news/ask/")).words
    for said in ("受理询问。", "主管单位：湖南省发展和改革委员会", "0731-00000001"):
        assert said in words


def test_a_column_that_stands_elsewhere_names_its_target_or_says_that_there_is_none(
    cluster: SmallCluster, get: Get
) -> None:
    column = make_column(
        cluster.column(cluster.portal, "news"), "apply", layout="redirect", purpose="网上办事。",
        responsible=cluster.fgw.department,
    )  # fmt: skip
    renew()
    empty = Html(get("/news/apply/"))
    assert "湖南省发展和改革委员会" in empty.words
    assert "由主管单位填写后开放" in empty.words
    column.target_url, column.target_name = "https://service.example.com/x", "办事平台"
    column.save()
    renew()
    filled = Html(get("/news/apply/"))
    assert 'href="/exit/?to=https%3A%2F%2Fservice.example.com%2Fx"' in filled.main
    assert "service.example.com" in filled.words


def test_a_retired_column_is_marked_and_leads_on_where_it_has_a_successor(
    cluster: SmallCluster, news: ColumnPage, get: Get
) -> None:
    column = make_column(news, "old", title="旧栏目")
    column.retired_at = timezone.now()
    column.save()
    renew()
    assert "本栏目已停办" in Html(get("/news/old/")).words
    assert "旧栏目" not in Html(get("/news/")).main
    column.successor = cluster.column(cluster.portal, "notices")
    column.save()
    renew()
    answer = get("/news/old/")
    assert (answer.status_code, answer["Location"]) == (301, "/notices/")


def test_leaders_stand_in_the_order_of_the_data(news: ColumnPage, get: Get) -> None:
    column = make_column(news, "leaders", kind="leader", layout="leaders")
    make_leader(column, "乙某", order=2)
    make_leader(column, "甲某", order=1, position="省长")
    html = Html(get("/news/leaders/"))
    assert html.main.index("甲某") < html.main.index("乙某")
    page = Html(get("/news/leaders/leader-1/"))
    assert "省长" in page.words
    assert "乙某" in page.words


def test_songs_play_in_the_list(news: ColumnPage, get: Get) -> None:
    column = make_column(news, "songs", kind="feature", layout="audio")
    make_article(column, "浏阳河", media_file=make_file("a.mp3", duration=222))
    main = Html(get("/news/songs/")).main
    assert "<audio" in main
    assert "3:42" in main


def test_topics_stand_among_the_texts_of_their_column(news: ColumnPage, get: Get) -> None:
    column = make_column(news, "topics", kind="topic")
    make_article(column, "标题稿", published_at=timezone.now() - timedelta(days=2))
    make_topic(column, "标题专题")
    assert titles(Html(get("/news/topics/"))) == ["标题专题", "标题稿"]


def test_the_directory_of_departments_leads_to_sites_and_channels(cluster: SmallCluster, get: Get) -> None:
    main = Html(get("/departments/")).main
    assert '<a class="c-directory__name" href="http://fgw.localhost/">湖南省发展和改革委员会</a>' in main
    assert 'href="/bm/bgt/"' in main
    assert "省政府组成部门" in main


def test_the_directory_of_regions_names_counties_with_and_without_addresses(news: ColumnPage, get: Get) -> None:
    city = Region.objects.create(code="430100", name_zh="长沙市", name_en="Changsha City", kind="地级市")
    Region.objects.create(
        code="430102", name_zh="芙蓉区", name_en="Furong", kind="市辖区", parent=city, url="https://furong.gov.cn/"
    )
    make_column(news, "regions", directory="regions")
    renew()
    main = Html(get("/news/regions/")).main
    assert "长沙市" in main
    assert '<a href="https://furong.gov.cn/">芙蓉区</a>' in main


def test_the_directory_of_links_shows_one_group_of_this_site_and_of_all(cluster: SmallCluster, get: Get) -> None:
    own = {"site": cluster.portal.wagtail_site, "group": "provinces"}
    FriendLink.objects.create(title="湖北省政府", url="https://www.hubei.gov.cn/", **own)
    FriendLink.objects.create(title="外交部", group="central")
    FriendLink.objects.create(title="别站链接", site=cluster.fgw.wagtail_site, group="provinces")
    column = make_column(cluster.column(cluster.portal, "news"), "links", directory="links", link_group="provinces")
    renew()
    main = Html(get(f"/news/{column.slug}/")).main
    assert "湖北省政府" in main
    assert "外交部" not in main
    assert "别站链接" not in main


@pytest.mark.parametrize("count", [2, 20, 60])
def test_a_list_costs_five_queries_whatever_its_length(
    news: ColumnPage, get: Get, count: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    column = make_column(news, "long", layout="picture")
    make_articles(column, count, pictures=True)
    get("/news/long/")
    with django_assert_max_num_queries(5):
        get("/news/long/")


@pytest.mark.parametrize("count", [2, 9])
def test_a_section_costs_five_queries_whatever_its_columns(
    news: ColumnPage, get: Get, count: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        make_articles(make_column(news, f"second-{number}"), count)
    get("/news/")
    with django_assert_max_num_queries(5):
        get("/news/")
