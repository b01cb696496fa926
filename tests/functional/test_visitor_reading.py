"""A visitor who needs larger letters, more contrast, paper, a telephone's screen, or has no script."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from .crawl import fetch
from .places import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Page

    from .conftest import Cluster
    from .places import Places

SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
ROOT_SIZE = "parseFloat(getComputedStyle(document.documentElement).fontSize)"
GROUND = "getComputedStyle(document.body).backgroundColor"


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    """A tab of a browser without script."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, java_script_enabled=False)
    context.set_default_timeout(20_000)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def phone(browser: Browser) -> Iterator[BrowserContext]:
    """A telephone of 390 px."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    context.set_default_timeout(20_000)
    yield context
    context.close()


def digest(page: Page) -> str:
    """Of the page as the server sends it to this reader."""
    return hashlib.sha256(page.request.get(page.url).body()).hexdigest()


def test_the_elder_version_is_a_cookie_and_a_style_sheet_not_another_page(page: Page, places: Places) -> None:
    page.goto(places["news"])
    before = digest(page)
    page.get_by_role("button", name="长辈版").click()
    expect(page.locator("html")).to_have_css("font-size", "24px")
    assert page.url == places["news"]
    assert {cookie["name"]: cookie["value"] for cookie in page.context.cookies()} == {"prefs": "elder"}
    assert digest(page) == before
    page.goto(places["list"])
    assert page.evaluate(ROOT_SIZE) == 24
    page.get_by_role("button", name="返回标准版").click()
    expect(page.locator("html")).to_have_css("font-size", "16px")
    assert page.context.cookies() == []


def test_the_elder_home_shows_help_and_the_way_back_in_one_column(page: Page, cluster: Cluster) -> None:
    page.goto(cluster.url())
    page.get_by_role("button", name="长辈版").click()
    help_box = page.get_by_role("complementary", name="长辈版帮助")
    expect(help_box).to_contain_text("12345")
    assert page.evaluate(SIDEWAYS) == 0
    help_box.get_by_role("button", name="返回标准版").click()
    expect(help_box).to_be_hidden()


def test_elder_and_contrast_stand_together_and_end_apart_without_script(plain: Page, places: Places) -> None:
    plain.goto(places["list"])
    plain.get_by_role("button", name="长辈版").click()
    plain.get_by_text("无障碍", exact=True).click()
    plain.get_by_role("button", name="高对比配色").click()
    assert plain.evaluate(GROUND) == "rgb(0, 0, 0)"
    assert plain.evaluate(ROOT_SIZE) == 24
    plain.get_by_role("button", name="返回标准版").click()
    assert plain.evaluate(ROOT_SIZE) == 16
    plain.get_by_text("无障碍", exact=True).click()
    plain.get_by_role("button", name="恢复普通配色").click()
    assert plain.evaluate(GROUND) == "rgb(255, 255, 255)"
    assert plain.url == places["list"]


def test_the_size_of_an_articles_letters_is_chosen_and_kept_for_the_visit(page: Page, places: Places) -> None:
    page.goto(places["news"])
    size = "parseFloat(getComputedStyle(document.querySelector('.c-prose p')).fontSize)"
    normal = page.evaluate(size)
    page.get_by_label("特大").check()
    assert page.evaluate(size) > normal * 1.2
    page.goto(places["questions"])
    expect(page.get_by_label("特大")).to_be_checked()
    assert page.evaluate(size) > normal * 1.2


def test_the_reading_bar_enlarges_and_goes_away_again(page: Page, places: Places) -> None:
    page.goto(places["news"])
    page.get_by_text("无障碍", exact=True).click()
    page.get_by_role("button", name="打开辅助工具条").click()
    bar = page.get_by_role("region", name="辅助工具条")
    bar.get_by_role("button", name="放大").click()
    assert page.evaluate(ROOT_SIZE) == 20
    bar.get_by_role("button", name="退出").click()
    expect(bar).to_have_count(0)
    assert page.evaluate(ROOT_SIZE) == 16


def test_paper_gets_the_text_its_address_and_nothing_of_the_frame(page: Page, places: Places) -> None:
    page.goto(places["news"])
    page.emulate_media(media="print")
    for hidden in (".c-head", ".c-crumbs", ".l-aside", ".c-tools", ".c-foot"):
        expect(page.locator(hidden).first).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator(".c-printed")).to_contain_text("/news/provincial-news/headlines/")
    assert page.evaluate(GROUND) in {"rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"}
    assert page.pdf().startswith(b"%PDF")


def test_the_menu_of_a_telephone_lists_the_sections(phone: BrowserContext, cluster: Cluster) -> None:
    page = phone.new_page()
    page.goto(cluster.url())
    page.get_by_text("菜单", exact=True).tap()
    sheet = page.locator(".c-bar__sheet")
    assert sheet.get_by_role("link").count() >= 9
    sheet.get_by_role("link", name="政务公开").tap()
    page.wait_for_url("**/disclosure/")
    search = page.get_by_role("search").filter(visible=True).first
    expect(search.get_by_role("searchbox")).to_be_in_viewport()
    page.close()


def test_things_to_touch_on_a_telephone_are_large_enough(phone: BrowserContext, cluster: Cluster) -> None:
    page = phone.new_page()
    page.goto(cluster.url())
    small = page.evaluate(
        """[...document.querySelectorAll('.c-task__door, .c-tile, .c-search__go, .c-bar__menu > summary, .c-util__item')]
        .filter(part => part.checkVisibility()).map(part => [part.innerText, part.getBoundingClientRect()])
        .filter(([, box]) => box.height < 44).map(([name, box]) => `${name} ${box.height}`)"""
    )
    assert small == []
    page.close()


def test_no_page_of_a_telephone_scrolls_sideways(phone: BrowserContext, places: Places) -> None:
    page = phone.new_page()
    wide = {}
    for kind in KINDS:
        page.goto(places[kind], wait_until="domcontentloaded")
        if excess := page.evaluate(SIDEWAYS):
            wide[kind] = excess
    page.close()
    assert wide == {}


def test_the_whole_way_is_open_without_script(plain: Page, places: Places, cluster: Cluster) -> None:
    plain.goto(cluster.url())
    plain.get_by_role("navigation", name="主导航").get_by_text("政务公开", exact=True).click()
    plain.get_by_role("link", name="统计信息", exact=True).first.click()
    plain.get_by_role("main").get_by_role("link", name="月度数据", exact=True).first.click()
    plain.locator("main th a").first.click()
    expect(plain.locator("article h1")).to_be_visible()
    plain.get_by_role("search").filter(visible=True).first.get_by_role("searchbox").fill("公积金")
    plain.keyboard.press("Enter")
    plain.wait_for_url("**/search/?q=*")
    expect(plain.locator(".c-hit").first).to_be_visible()
    plain.goto(places["songs"])
    expect(plain.locator("audio[controls]").first).to_be_visible()
    plain.goto(places["gallery"])
    plain.locator("[data-gallery-open]").first.click()
    assert plain.url.rsplit(".", 1)[-1] in {"jpg", "jpeg", "png", "webp"}


def test_nothing_is_offered_that_needs_a_script_where_there_is_none(plain: Page, places: Places) -> None:
    plain.goto(places["news"])
    for name in ("打印", "复制链接", "打开辅助工具条"):
        expect(plain.get_by_role("button", name=name)).to_have_count(0)


def test_readers_of_all_modes_get_the_same_bytes(places: Places) -> None:
    """The page depends on host, path and query alone."""
    first, again = (fetch(places["home"], "")[0] for _ in range(2))
    assert first.body == again.body
    assert not first.cookies
