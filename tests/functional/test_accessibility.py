"""Every kind of page in every dress, judged by axe-core: no violation, contrast included."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

from .places import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from .conftest import Cluster
    from .places import Places

DESKTOP, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}
#: Window and preference of each dress.
DRESSES = {
    "desktop": (DESKTOP, ""),
    "phone": (PHONE, ""),
    "elder": (DESKTOP, "elder"),
    "elder phone": (PHONE, "elder"),
    "contrast": (DESKTOP, "contrast"),
}
#: Pages that differ in what they are made of: enough for the smallest window with the largest letters.
FEW = ("home", "table", "gallery", "document", "data table", "search", "English home", "red department")
OPTIONS = {
    "resultTypes": ["violations"],
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}


#: A preference changes colours and sizes alone; the page is the same, byte for byte.
LOOKS = {
    "resultTypes": ["violations"],
    "runOnly": {"type": "rule", "values": ["color-contrast", "target-size", "link-in-text-block"]},
}


@pytest.fixture(scope="module")
def tabs(browser: Browser, cluster: Cluster) -> Iterator[dict[str, Page]]:
    """One tab per dress for all pages; the preference is the cookie that the switch sets."""
    opened = {}
    for name, (window, preference) in DRESSES.items():
        context = browser.new_context(viewport=window, locale="zh-CN", reduced_motion="reduce")
        context.set_default_timeout(30_000)
        if preference:
            sites = {cluster.url(kind.site) for kind in KINDS.values()}
            context.add_cookies([{"name": "prefs", "value": preference, "url": url} for url in sites])
        opened[name] = context.new_page()
    yield opened
    for page in opened.values():
        page.context.close()


def judge(page: Page, options: dict[str, object] = OPTIONS) -> list[str]:
    """What axe finds, one line per element."""
    found = Axe().run(page, options=options).response["violations"]
    return [
        f"{rule['id']}: {node['html'][:160]} {node['any'][0]['message'][:160] if node['any'] else ''}"
        for rule in found
        for node in rule["nodes"][:4]
    ]


@pytest.mark.parametrize(
    ("dress", "kind"), [(dress, kind) for dress in DRESSES for kind in (FEW if dress == "elder phone" else KINDS)]
)
def test_axe_finds_nothing(tabs: dict[str, Page], places: Places, dress: str, kind: str) -> None:
    page = tabs[dress]
    page.goto(places[kind], wait_until="load")
    assert judge(page, LOOKS if DRESSES[dress][1] else OPTIONS) == []


@pytest.mark.parametrize("dress", ["desktop", "contrast"])
def test_open_menus_and_the_viewer_are_clean_too(tabs: dict[str, Page], places: Places, dress: str) -> None:
    page = tabs[dress]
    page.goto(places["gallery"])
    page.get_by_role("navigation", name="主导航").get_by_text("政务公开", exact=True).click()
    assert judge(page) == []
    page.keyboard.press("Escape")
    page.locator("[data-gallery-open]").first.click()
    assert judge(page) == []


def test_the_reading_bar_is_clean(tabs: dict[str, Page], places: Places) -> None:
    page = tabs["desktop"]
    page.goto(places["news"])
    page.get_by_text("无障碍", exact=True).click()
    page.get_by_role("button", name="打开辅助工具条").click()
    page.get_by_role("button", name="高对比").click()
    assert judge(page) == []
    page.get_by_role("button", name="退出").click()


@pytest.mark.parametrize("kind", ["home", "news", "table", "English home", "red department"])
def test_one_heading_of_the_first_level_and_no_level_left_out(tabs: dict[str, Page], places: Places, kind: str) -> None:
    page = tabs["desktop"]
    page.goto(places[kind], wait_until="domcontentloaded")
    levels = page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(part => Number(part.tagName[1]))")
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
