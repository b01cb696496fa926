"""A visitor finds the way, reads, looks, listens and takes files home."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from playwright.sync_api import expect

from cms.content.catalogue import regions

from .crawl import fetch

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from .conftest import Cluster
    from .places import Places

ATOM = "{http://www.w3.org/2005/Atom}"
#: Seconds that the worker may take to index the texts of a new installation.
INDEXING = 180
FEATURES = ("enterprises", "products", "scenery", "folk-songs", "cuisine")


def path_of(page: Page) -> str:
    return urlsplit(page.url).path


def press_until(page: Page, key: str, name: str, most: int = 60) -> None:
    """Press a key until the element with this text has the focus."""
    for _ in range(most):
        page.keyboard.press(key)
        if page.evaluate("document.activeElement.innerText?.trim().split('\\n')[0]") == name:
            return
    pytest.fail(f"{name} is not reached with {key} in {most} steps")


def test_a_column_of_the_third_level_is_three_clicks_away(page: Page, cluster: Cluster) -> None:
    page.goto(cluster.url())
    navigation = page.get_by_role("navigation", name="主导航")
    navigation.get_by_text("政务公开", exact=True).click()
    navigation.get_by_role("link", name="统计信息", exact=True).click()
    page.get_by_role("main").get_by_role("link", name="月度数据", exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("月度数据")
    assert path_of(page) == "/disclosure/statistics/monthly-data/"
    crumbs = page.get_by_role("navigation", name="当前位置").get_by_role("listitem")
    expect(crumbs).to_have_text(["首页", "政务公开", "统计信息", "月度数据"])


def test_the_same_column_is_reached_by_keyboard_alone(page: Page, cluster: Cluster) -> None:
    page.goto(cluster.url())
    press_until(page, "Tab", "政务公开")
    page.keyboard.press("Enter")
    press_until(page, "Tab", "统计信息")
    page.keyboard.press("Enter")
    page.wait_for_url("**/disclosure/statistics/")
    press_until(page, "Tab", "跳到正文")
    page.keyboard.press("Enter")
    press_until(page, "Tab", "月度数据")
    page.keyboard.press("Enter")
    page.wait_for_url("**/disclosure/statistics/monthly-data/")


def test_a_menu_closes_with_escape_and_gives_the_focus_back(page: Page, cluster: Cluster) -> None:
    page.goto(cluster.url())
    press_until(page, "Tab", "政务公开")
    page.keyboard.press("Enter")
    panel = page.get_by_role("navigation", name="主导航").get_by_role("link", name="统计信息", exact=True)
    expect(panel).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    assert page.evaluate("document.activeElement.innerText") == "政务公开"


def test_the_focus_is_always_seen(page: Page, cluster: Cluster) -> None:
    page.goto(cluster.url())
    unseen = []
    for _ in range(40):
        page.keyboard.press("Tab")
        width, name = page.evaluate(
            "(() => { const it = document.activeElement; return [getComputedStyle(it).outlineWidth, it.outerHTML.slice(0, 80)] })()"
        )
        if width != "3px":
            unseen.append(name)
    assert unseen == []


def test_news_say_who_and_when_and_lead_on(page: Page, places: Places) -> None:
    page.goto(places["list"])
    title = page.get_by_role("main").locator(".c-news__title a").first
    words = title.inner_text()
    title.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(words)
    line = page.locator(".c-article__line")
    expect(line).to_contain_text(re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d"))
    expect(line).to_contain_text("来源：")
    expect(page.get_by_role("complementary", name="相关内容").get_by_role("link").first).to_be_visible()


def test_a_data_table_has_heads_and_a_caption(page: Page, places: Places) -> None:
    page.goto(places["data table"])
    table = page.locator(".c-prose table").first
    expect(table.get_by_role("columnheader").first).to_be_visible()
    expect(table.get_by_role("row").nth(1)).to_be_visible()


def test_pictures_of_a_gallery_open_turn_and_close(page: Page, places: Places) -> None:
    page.goto(places["gallery"])
    pictures = page.locator("[data-gallery-open]")
    pictures.first.click()
    viewer = page.get_by_role("dialog")
    expect(viewer).to_be_visible()
    expect(viewer.get_by_role("status")).to_contain_text(f"1 / {pictures.count()}")
    assert viewer.get_by_role("img").get_attribute("alt")
    viewer.get_by_role("button", name="下一张").click()
    expect(viewer.get_by_role("status")).to_contain_text("2 /")
    page.keyboard.press("ArrowLeft")
    expect(viewer.get_by_role("status")).to_contain_text("1 /")
    page.keyboard.press("Escape")
    expect(viewer).to_be_hidden()
    assert page.evaluate("document.activeElement.matches('[data-gallery-open]')")


def test_an_attachment_says_its_kind_and_size_and_comes_down(page: Page, places: Places) -> None:
    page.goto(places["guide with attachment"])
    row = page.locator(".c-attach__row").first
    expect(row).to_contain_text(re.compile(r"(PDF|DOCX|XLSX|ZIP), [\d.]+.(KB|MB|字节)"))
    answer = page.request.get(page.evaluate("link => link.href", row.get_by_role("link").element_handle()))
    assert answer.ok
    assert len(answer.body()) > 100
    assert "attachment" in answer.headers["content-disposition"]


def test_a_document_shows_its_elements_before_its_text(page: Page, places: Places) -> None:
    page.goto(places["document"])
    elements = page.locator("table.c-elements")
    for label in ("发文机关", "文号"):
        expect(elements.get_by_role("rowheader", name=label)).to_be_visible()
    assert elements.bounding_box()["y"] < page.get_by_role("heading", level=1).bounding_box()["y"]


def test_a_document_out_of_force_says_so_above_its_text(page: Page, places: Places) -> None:
    page.goto(places["document out of force"])
    expect(page.get_by_role("main")).to_contain_text(re.compile("废止|失效"))


def test_a_film_has_captions_and_a_transcript(page: Page, places: Places) -> None:
    page.goto(places["film"])
    film = page.locator("video")
    assert film.locator("track[kind=captions]").get_attribute("src")
    page.get_by_text("文字稿", exact=True).first.click()
    expect(page.locator(".c-medium__text").first).to_be_visible()


@pytest.mark.parametrize("slug", FEATURES)
def test_features_are_led_by_pictures_with_stories(page: Page, cluster: Cluster, slug: str) -> None:
    page.goto(cluster.url("portal", f"/charm/{slug}/"))
    rows = page.locator("main :is(.c-card, .c-audio__row)")
    assert rows.count() >= 3
    if slug != "folk-songs":
        assert page.locator("main .c-card img").count() == rows.count()
        expect(page.locator("main .c-card img").first).not_to_have_js_property("naturalWidth", 0)
    rows.first.get_by_role("link").first.click()
    expect(page.locator("main article h1")).to_be_visible()
    assert page.locator("article .c-prose img").count() >= 1


def test_a_folk_song_plays_in_the_bar_at_the_foot_one_at_a_time(page: Page, places: Places) -> None:
    page.goto(places["songs"])
    play = page.get_by_role("button", name=re.compile("播放："))
    play.nth(0).click()
    expect(page.locator(".c-player audio")).not_to_have_js_property("currentTime", 0)
    expect(play.nth(0)).to_have_attribute("aria-pressed", "true")
    play.nth(1).click()
    expect(play.nth(1)).to_have_attribute("aria-pressed", "true")
    expect(play.nth(0)).to_have_attribute("aria-pressed", "false")
    play.nth(1).click()
    expect(play.nth(1)).to_have_attribute("aria-pressed", "false")


def test_leaders_stand_in_their_order_with_posts(page: Page, places: Places) -> None:
    page.goto(places["leaders"])
    posts = page.locator(".c-person")
    assert posts.count() >= 5
    expect(posts.first).to_contain_text("省长")
    posts.first.get_by_role("link").click()
    for heading in ("分工", "简历"):
        expect(page.get_by_role("heading", name=heading, exact=True)).to_have_count(1)
    expect(page.locator("main img").first).to_be_visible()


def test_a_topic_is_read_by_its_anchors(page: Page, places: Places) -> None:
    page.goto(places["topic"])
    anchors = page.get_by_role("navigation", name="本页内容").get_by_role("link")
    assert anchors.count() >= 3
    name = anchors.nth(1).inner_text()
    anchors.nth(1).click()
    expect(page.get_by_role("heading", name=name, exact=True)).to_be_in_viewport()


def test_the_directory_of_departments_narrows_by_typing_and_leads_on(page: Page, places: Places) -> None:
    page.goto(places["departments"])
    entries = page.locator("[data-directory-entry]")
    assert entries.count() > 50
    page.get_by_label("按名称查找").fill("教育")
    expect(entries.filter(visible=True)).to_have_count(1)
    entries.filter(visible=True).get_by_role("link").click()
    page.wait_for_url("http://jyt.localhost:*/")
    page.get_by_role("link", name="返回省政府门户").click()
    page.wait_for_url("http://localhost:*/")


def test_all_prefectures_and_counties_are_named(page: Page, places: Places) -> None:
    page.goto(places["counties"])
    words = page.get_by_role("main").inner_text()
    assert len(regions()) == 14
    names = [place.name_zh for prefecture in regions() for place in (prefecture, *prefecture.children)]
    assert [name for name in names if name not in words] == []


def test_the_site_map_names_every_column(page: Page, places: Places) -> None:
    page.goto(places["site map"])
    assert page.locator("main .c-sitemap h2").count() == 7
    assert page.locator("main .c-sitemap__second").count() == 78
    assert page.locator("main .c-sitemap .c-sitemap__third a").count() == 199


@pytest.mark.parametrize("site", ["portal", "english", "fgw"])
def test_feeds_are_whole_in_three_formats(page: Page, cluster: Cluster, site: str) -> None:
    page.goto(cluster.url(site, "/feeds/"))
    rss, atom, feed = (page.locator(".c-feeds__kinds").nth(1).get_by_role("link").nth(place) for place in range(3))
    channel = ElementTree.fromstring(body_of(rss)).find("channel")
    assert channel is not None
    items = channel.findall("item")
    assert items
    assert all(item.findtext(name) for item in items for name in ("title", "link", "guid", "pubDate"))
    entries = ElementTree.fromstring(body_of(atom)).findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}title") for entry in entries] == [item.findtext("title") for item in items]
    told = json.loads(body_of(feed))
    assert told["version"] == "https://jsonfeed.org/version/1.1"
    assert [item["title"] for item in told["items"]] == [item.findtext("title") for item in items]


def body_of(link: Locator) -> str:
    """What a link leads to."""
    return fetch(link.evaluate("link => link.href"), "")[0].body


def test_search_finds_and_leads_to_a_text(page: Page, cluster: Cluster) -> None:
    page.goto(cluster.url())
    box = page.get_by_role("search").filter(visible=True).first
    box.get_by_role("searchbox").fill("公积金")
    box.get_by_role("button", name="搜索").click()
    for _ in range(INDEXING):
        if page.locator(".c-hit").count():
            break
        page.wait_for_timeout(1000)
        page.reload()
    page.locator(".c-hit a").first.click()
    expect(page.get_by_role("main")).to_contain_text("公积金")


def test_a_search_without_a_hit_says_what_to_do(page: Page, places: Places) -> None:
    page.goto(places["search without a hit"])
    expect(page.get_by_role("main")).to_contain_text("没有找到")
    expect(page.get_by_role("main").get_by_role("searchbox")).to_have_value("qzxqzx")


@pytest.mark.parametrize(("kind", "words"), [("not found", "没有找到这个页面"), ("English not found", "not found")])
def test_what_is_not_there_is_told_in_the_dress_of_the_site(page: Page, places: Places, kind: str, words: str) -> None:
    answer = page.goto(places[kind])
    assert answer is not None
    assert answer.status == 404
    expect(page.get_by_role("heading", level=1)).to_contain_text(re.compile(words, re.I))
    expect(page.get_by_role("navigation").first).to_be_visible()
    expect(page.get_by_role("contentinfo")).to_be_visible()
    expect(page.get_by_role("main").get_by_role("searchbox")).to_be_visible()


def test_a_column_that_stands_elsewhere_says_whom_to_call(page: Page, places: Places) -> None:
    page.goto(places["column that stands elsewhere"])
    expect(page.get_by_role("main")).to_contain_text("主管单位")
    assert str(page.get_by_role("main").locator("a[href^='tel:']").get_attribute("href")).startswith("tel:")


def test_another_site_is_announced_before_the_reader_leaves(page: Page, places: Places) -> None:
    page.goto(places["way out"])
    expect(page.get_by_role("main")).to_contain_text("https://www.gov.cn/")
    expect(page.get_by_role("link", name="继续访问")).to_have_attribute("href", "https://www.gov.cn/")


def test_every_kind_of_page_is_there(places: Places) -> None:
    for kind in ("topic", "leader", "song", "questions", "English news", "red department news"):
        assert fetch(places[kind], "")[0].status == 200
