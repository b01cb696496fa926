"""Order and extent of lists, the tree of columns, and the way to the other language, read from the database."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.test import RequestFactory
from django.utils import timezone
from wagtail.models import PageViewRestriction, Site

from cms.content import listing
from cms.content.chrome import language_switch, navigation
from cms.content.directory import departments, groups_of, links, regions
from cms.content.listing import Scope, first_of, latest_of, page_of, register_part, rows_by_id, total, years_and_sources
from cms.content.models import FriendLink, Region
from cms.content.site_context_provider import context_for, context_of_site, register
from cms.content.tree import own_translations, tree_of
from cms.departments.enums import DepartmentStatus
from tests.factories.content import article, make_article, make_articles, make_column, make_topic, publish, renew

if TYPE_CHECKING:
    from cms.content.models import ColumnPage
    from cms.content.site_context import SiteContext
    from sites.models import HostedSite
    from tests.content.conftest import Get
    from tests.factories.sites import SmallCluster


@pytest.fixture
def news(cluster: SmallCluster) -> ColumnPage:
    return cluster.column(cluster.portal, "news")


def site_of(hosted: HostedSite) -> SiteContext:
    found = context_of_site(hosted.wagtail_site_id)
    assert found is not None
    return found


def titles(scope: Scope, **more) -> list[str]:
    return [row.title for row in page_of(scope, **more)]


def test_equal_dates_stand_newest_page_first_and_undated_texts_last(news: ColumnPage) -> None:
    day = timezone.now() - timedelta(days=3)
    undated = make_article(news, "无日期")
    type(undated).objects.filter(pk=undated.pk).update(published_at=None)
    for name in ("先", "后"):
        make_article(news, name, published_at=day)
    make_article(news, "更早", published_at=day - timedelta(days=1))
    expected = ["后", "先", "更早", "无日期"]
    assert titles(Scope(news.path)) == expected
    assert titles(Scope(news.path, words="")) == titles(Scope(news.path, deep=True)) == expected
    assert titles(Scope(news.path), kind="topic") == expected
    assert titles(Scope(news.path, department="省政府办公厅")) == expected


def test_a_list_is_of_the_column_itself_or_of_all_below(news: ColumnPage) -> None:
    below = make_column(news, "below")
    make_article(news, "这里")
    make_article(below, "下面")
    make_article(make_column(below, "deeper"), "更深")
    assert titles(Scope(news.path)) == ["这里"]
    assert set(titles(Scope(news.path, deep=True))) == {"这里", "下面", "更深"}
    assert set(titles(Scope(news.path, deep=True, words="面"))) == {"下面"}
    assert [total(Scope(news.path)), total(Scope(news.path, deep=True)), total(Scope(news.path, words="无"))] == [
        1,
        3,
        0,
    ]


def test_lists_count_and_show_live_texts_alone(news: ColumnPage) -> None:
    text = make_article(news, "撤下的")
    text.unpublish()
    news.add_child(instance=article("草稿", live=False, locale=news.locale, published_at=timezone.now()))
    for kind in ("", "topic"):
        for words in ("", "的"):
            assert titles(Scope(news.path, words=words), kind=kind) == []
            assert total(Scope(news.path, words=words), kind) == 0
    assert rows_by_id([text.pk]) == {}
    assert years_and_sources(Scope(news.path)) == ([], [])


def test_pages_of_a_list_follow_each_other_without_gap(news: ColumnPage) -> None:
    make_articles(news, 5)
    make_topic(news, "标题0")
    for kind, expected in (("", 5), ("topic", 6)):
        found = [
            title for number in range(1, 5) for title in titles(Scope(news.path), kind=kind, number=number, size=2)
        ]
        assert len(found) == len(set(found)) == expected


def test_many_columns_are_asked_at_once(news: ColumnPage, cluster: SmallCluster, django_assert_num_queries) -> None:
    notices = cluster.column(cluster.portal, "notices")
    make_articles(news, 3)
    make_articles(make_column(notices, "below"), 2)
    with django_assert_num_queries(1):
        found = latest_of({news.path: 2, notices.path: 9, "0009": 3})
    assert {path: len(rows) for path, rows in found.items()} == {news.path: 2, notices.path: 2, "0009": 0}
    with django_assert_num_queries(0):
        assert first_of({Scope(news.path): 0}) == {news.path: []}


def test_years_and_sources_are_those_of_the_list(news: ColumnPage, cluster: SmallCluster) -> None:
    make_article(news, published_at=timezone.now().replace(year=2024), source="省教育厅")
    make_article(make_column(news, "below"), published_at=timezone.now().replace(year=2025), source="省财政厅")
    make_article(cluster.column(cluster.portal, "notices"), source="别处")
    assert years_and_sources(Scope(news.path)) == ([2024], ["省教育厅"])
    years, sources = years_and_sources(Scope(news.path, deep=True))
    assert years == [2025, 2024]
    assert set(sources) == {"省教育厅", "省财政厅"}


def test_another_app_adds_its_rows_to_columns_of_its_kind(news: ColumnPage, monkeypatch: pytest.MonkeyPatch) -> None:
    make_article(news, "稿件")
    topic = make_topic(make_column(news, "topics"), "别的应用的")
    monkeypatch.setattr(listing, "_parts", listing._parts[:1])
    register_part(lambda scope: listing.topics(Scope(topic.get_parent().path)), ["interview"])
    listing._united.cache_clear()
    assert set(titles(Scope(news.path), kind="interview")) == {"稿件", "别的应用的"}
    assert titles(Scope(news.path), kind="news") == ["稿件"]
    listing._united.cache_clear()


def test_pins_lead_where_texts_and_topics_stand_together(news: ColumnPage) -> None:
    now = timezone.now()
    make_topic(news, "专题")
    make_article(news, "过期", published_at=now - timedelta(days=3), pinned_until=now - timedelta(minutes=1))
    make_article(news, "置顶旧", published_at=now - timedelta(days=9), pinned_until=now + timedelta(days=9))
    make_article(news, "置顶新", published_at=now - timedelta(days=8), pinned_until=now + timedelta(days=1))
    expected = ["置顶新", "置顶旧", "专题", "过期"]
    assert titles(Scope(news.path), kind="topic") == expected
    assert titles(Scope(news.path, year=now.year), kind="topic") == expected


def test_the_tree_knows_its_columns_and_what_is_not_for_everybody(cluster: SmallCluster, news: ColumnPage) -> None:
    inner = make_column(make_column(news, "inside"), "inner")
    draft = make_column(news, "draft", live=False)
    below = make_column(draft, "below")
    PageViewRestriction.objects.create(page=inner.get_parent(), restriction_type="login")
    renew()
    tree = tree_of(site_of(cluster.portal))
    assert [node.slug for node in tree.chain(news.path)] == ["portal", "news"]
    assert [node.slug for node in tree.chain(news.path + "0099")] == ["portal", "news"], "a text in the column"
    for path in (inner.path, inner.path + "0001", below.path, draft.path + "0001", "00010002"):
        assert tree.chain(path) == []
    assert tree.section(news.path + "00010001").slug == "news"
    assert tree.parent(tree.by_path[news.path]) is tree.root
    assert draft.path not in tree.by_path


def test_the_navigation_shows_columns_in_use_that_want_to_be_there(cluster: SmallCluster, news: ColumnPage) -> None:
    make_column(news, "shown", title="在用")
    make_column(news, "given-up", title="停办", retired_at=timezone.now())
    home = cluster.portal.wagtail_site.root_page
    make_column(home, "quiet", title="不进导航", show_in_menus=False)
    make_column(home, "old", title="旧栏目", retired_at=timezone.now())
    renew()
    entries = {entry.title: [child.title for child in entry.children] for entry in navigation(site_of(cluster.portal))}
    assert entries["新闻动态"] == ["在用"]
    assert not {"不进导航", "旧栏目"} & entries.keys()


def test_the_way_to_the_other_language(cluster: SmallCluster, news: ColumnPage) -> None:
    portal, english = site_of(cluster.portal), site_of(cluster.english)
    tree = tree_of(portal)
    root, column = tree.by_url["/"], tree.by_path[news.path]
    assert (
        language_switch(portal, tree.translations[column.translation_key], [root, column]).url
        == "http://en.localhost/news/"
    )
    assert language_switch(portal, (), [root, column]).url == "http://en.localhost/news/?untranslated=1"
    assert language_switch(portal, None, [root]).url == "http://en.localhost/", "the home page itself"
    assert language_switch(portal, (), [root]).url == "http://en.localhost/?untranslated=1"
    assert language_switch(site_of(cluster.fgw), None, []).url == "http://en.localhost/"
    assert language_switch(english, None, []).title == "中文"


def test_a_page_read_alone_knows_its_translations_too(
    cluster: SmallCluster, news: ColumnPage, django_assert_num_queries
) -> None:
    site = site_of(cluster.portal)
    tree_of(site)
    with django_assert_num_queries(1):
        found = own_translations(news, site)
    assert [(other.language, other.url, other.official_url) for other in found] == [
        ("en", "http://en.localhost/news/", "https://en.hunan.gov.cn/news/")
    ]


def test_a_text_outside_all_sites_is_shown_in_the_dress_of_the_request_or_of_the_portal(cluster: SmallCluster) -> None:
    text = make_article(cluster.column(cluster.fgw, "news"))
    request = RequestFactory().get("/")
    assert context_for(text, request).code == "fgw"
    text.url_path = "/nowhere/news/1/"
    assert context_for(text, request).code == "portal"
    request.site_context = site_of(cluster.jyt)  # type: ignore[attr-defined]
    assert context_for(text, request).code == "jyt"


def test_without_any_site_there_is_nothing_to_show(cluster: SmallCluster, monkeypatch: pytest.MonkeyPatch) -> None:
    text = make_article(cluster.column(cluster.fgw, "news"))
    monkeypatch.setattr("cms.content.site_context_provider._providers", [])
    assert context_of_site(cluster.fgw.wagtail_site_id) is None
    with pytest.raises(LookupError):
        context_for(text, RequestFactory().get("/"))
    register(lambda _site_id: site_of)  # type: ignore[arg-type, return-value]
    assert context_of_site(0) is None


def test_the_directory_holds_active_departments_in_order(cluster: SmallCluster) -> None:
    cluster.jyt.department.status = next(state for state in DepartmentStatus if state != DepartmentStatus.ACTIVE)
    cluster.jyt.department.save()
    cluster.bgt.order = 0
    cluster.fgw.department.order = 1
    for unit in (cluster.bgt, cluster.fgw.department):
        unit.save()
    (group,) = departments(site_of(cluster.portal))
    assert [(entry.name, entry.url) for entry in group.entries] == [
        ("湖南省bgt厅", "/bm/bgt/"), ("湖南省发展和改革委员会", "http://fgw.localhost/"),
    ]  # fmt: skip
    (english,) = departments(site_of(cluster.english))
    assert [entry.name for entry in english.entries] == ["Department bgt", "Hunan FGW"]


def test_a_department_whose_pages_are_down_is_a_word(cluster: SmallCluster) -> None:
    type(cluster.fgw.wagtail_site.root_page).objects.filter(pk=cluster.fgw.department.root_page_id).update(live=False)
    (group,) = departments(site_of(cluster.portal))
    assert {entry.name: entry.url for entry in group.entries}["湖南省发展和改革委员会"] == ""


def test_links_are_those_of_the_site_and_of_all_and_named_in_its_language(cluster: SmallCluster) -> None:
    own = cluster.english.wagtail_site
    FriendLink.objects.create(
        title="外交部", title_en="Foreign Affairs", group="central", url="https://www.mfa.gov.cn/"
    )
    FriendLink.objects.create(title="无英文名", group="central")
    FriendLink.objects.create(title="本站", title_en="Own", group="other", site=own, url="https://example.com/")
    FriendLink.objects.create(title="别站", title_en="Foreign", group="other", site=cluster.fgw.wagtail_site)
    found = [(link.title, link.url) for group in links(site_of(cluster.english)) for link in group.links]
    assert found == [("Foreign Affairs", "https://www.mfa.gov.cn/"), ("Own", "/exit/?to=https%3A%2F%2Fexample.com%2F")]
    assert [group.title for group in links(site_of(cluster.portal), "central")] == ["中央部门网站"]


def test_counties_stand_below_their_prefectures(cluster: SmallCluster) -> None:
    portal = site_of(cluster.portal)
    assert groups_of("regions", portal) == []
    city = Region.objects.create(code="430100", name_zh="长沙市", name_en="Changsha", kind="地级市")
    Region.objects.create(code="430102", name_zh="芙蓉区", name_en="Furong", kind="市辖区", parent=city)
    (group,) = groups_of("links", portal, "counties")
    assert [(entry.name, [below.title for below in entry.entries]) for entry in group.entries] == [
        ("长沙市", ["芙蓉区"])
    ]
    (short,) = regions(portal, counties=False)
    assert short.entries[0].entries == []
    assert regions(site_of(cluster.english))[0].entries[0].name == "Changsha"
    assert groups_of("", portal) == []


def test_a_feed_of_a_column_that_is_down_is_not_found(news: ColumnPage, get: Get) -> None:
    make_column(news, "draft", live=False)
    make_column(news, "inside")
    PageViewRestriction.objects.create(page=news.get_children().get(slug="inside"), restriction_type="login")
    renew()
    for slug in ("draft", "inside"):
        assert get(f"/news/{slug}/rss.xml").status_code == 404


def test_retired_columns_are_on_no_map_but_their_texts_are(news: ColumnPage, get: Get) -> None:
    column = make_column(news, "given-up", retired_at=timezone.now())
    text = publish(column, article("留下的"))[0]
    renew()
    parts = get("/sitemap-1.xml").content.decode()
    assert "/news/given-up/</loc>" not in parts
    assert f"/news/given-up/{text.slug}/" in parts
    assert "/given-up/" not in get("/site-map/").content.decode()
    assert Site.objects.count() == 4


def test_a_text_in_a_column_that_is_down_leads_nobody_astray(news: ColumnPage, get: Get) -> None:
    """Approved in 待归栏, or left behind when its column was taken down: it is live, and readers cannot open it."""
    text = make_article(make_column(make_column(news, "below"), "down", live=False), "无处可读的韭菜")
    renew()
    assert get(f"/news/below/down/{text.slug}/").status_code == 404
    section = make_column(news, "pictures", layout="picture")
    publish(make_column(section, "hidden", live=False), article("也是韭菜"))
    renew()
    for path in ("/news/", "/news/below/", "/news/pictures/", "/news/rss.xml", "/feed.json", "/sitemap-1.xml", "/"):
        answer = get(path)
        assert answer.status_code == 200
        assert "韭菜" not in answer.content.decode()
        assert text.slug not in answer.content.decode()
    assert text.slug not in get("/search/", q="韭菜").content.decode()
