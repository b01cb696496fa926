"""Emergency banner and mourning grey: up and down at once, on all sites or on one."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from .desk import Desk, answer

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from .conftest import Cluster

BANNER = "省防指启动防汛四级应急响应"


@pytest.fixture
def editor(page: Page, cluster: Cluster) -> Desk:
    return Desk.of(page, cluster, "portal-editor")


def save(editor: Desk) -> None:
    """The button at the foot of a form, by keyboard: the calendar of a date may lie over it."""
    with editor.page.expect_navigation():
        editor.page.locator("main footer button[type=submit]").first.press("Enter")


def switch(editor: Desk, screen: str, name: str, word: str) -> None:
    """立即启用 or 立即撤下 in the list, confirmed."""
    editor.go(screen)
    row = editor.page.get_by_role("row").filter(has_text=name)
    row.get_by_role("button").first.click()
    editor.page.get_by_role("link", name=word).first.click()
    with editor.page.expect_navigation():
        editor.page.get_by_role("button", name=word).click()


def at(days: int) -> str:
    """A moment some days from now, as the form takes it."""
    return f"{datetime.now() + timedelta(days=days):%Y-%m-%d %H:%M}"  # noqa: DTZ005 -- the form is in local time


def shown(cluster: Cluster) -> list[bool]:
    """Whether portal, 发改委 and the English site carry the banner."""
    hosts = (("localhost", BANNER), ("fgw.localhost", BANNER), ("en.localhost", "Flood response level IV"))
    return [words in answer(cluster, host)[1] for host, words in hosts]


def test_the_emergency_banner_goes_up_on_all_sites_then_on_one_and_comes_down(editor, cluster):
    page = editor.page
    editor.go("/admin/emergencybanner/new/")
    page.locator("#id_title").fill(BANNER)
    page.locator("#id_title_en").fill("Flood response level IV")
    page.locator("#id_starts_at").fill(at(1))
    save(editor)
    assert shown(cluster) == [False, False, False]
    switch(editor, "/admin/emergencybanner/", BANNER, "立即启用")
    assert shown(cluster) == [True, True, True]
    editor.go("/admin/emergencybanner/")
    page.get_by_role("row").filter(has_text=BANNER).get_by_role("link", name=BANNER).click()
    page.locator("#id_all_sites").uncheck()
    page.get_by_label("湖南省发展和改革委员会").check()
    page.locator("#id_confirmed_use").check()
    save(editor)
    assert shown(cluster) == [False, True, False]
    switch(editor, "/admin/emergencybanner/", BANNER, "立即撤下")
    assert shown(cluster) == [False, False, False]


def grey(page: Page, cluster: Cluster, site: str) -> bool:
    """Whether the home page of a site shows without colours."""
    page.goto(cluster.url(site))
    return "grayscale" in page.evaluate("getComputedStyle(document.documentElement).filter")


def test_mourning_grey_holds_between_its_dates_and_ends_when_taken_down(editor, cluster):
    page = editor.page
    editor.go("/admin/mourningperiod/new/")
    page.locator("#id_reason").fill("全省哀悼日")
    page.locator("#id_starts_at").fill(at(-1))
    page.locator("#id_ends_at").fill(at(1))
    save(editor)
    assert grey(page, cluster, "portal")
    assert grey(page, cluster, "fgw")
    switch(editor, "/admin/mourningperiod/", "全省哀悼日", "立即撤下")
    assert not grey(page, cluster, "portal")
    assert not grey(page, cluster, "fgw")
