"""Who works for two departments sees which one it is, and one at a time; at a desk and on a phone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .desk import Desk, expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from .conftest import Cluster


@pytest.fixture
def joint(page: Page, cluster: Cluster) -> Desk:
    return Desk.of(page, cluster, "joint-editor")


@pytest.mark.parametrize("width", [1440, 390])
def test_one_department_at_a_time(joint: Desk, width: int) -> None:
    page = joint.page
    page.set_viewport_size({"width": width, "height": 900})
    strip = page.locator(".acting-for")
    joint.go("/admin/")
    page.get_by_label("切换到").select_option(label="省发改委")
    page.get_by_role("button", name="切换", exact=True).click()
    expect(strip.locator("strong")).to_have_text("省发改委")
    joint.go("/admin/pages/")
    expect(page.locator("main")).to_contain_text("发展和改革委员会")
    expect(page.locator("main")).not_to_contain_text("教育厅")

    page.get_by_label("切换到").select_option(label="省教育厅")
    page.get_by_role("button", name="切换", exact=True).click()
    joint.told("现在显示“省教育厅”的内容")
    for path in ("/admin/", "/admin/images/", "/admin/pages/"):
        joint.go(path)
        expect(strip.locator("strong")).to_have_text("省教育厅")
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    expect(page.locator("main")).not_to_contain_text("发展和改革委员会")


def test_the_strip_is_reached_by_keyboard_and_hides_nothing(joint: Desk) -> None:
    page = joint.page
    joint.go("/admin/pages/")
    strip = page.locator(".acting-for").bounding_box()
    menu = page.locator(".sidebar").first.bounding_box()
    assert strip
    assert menu
    assert menu["y"] >= strip["y"] + strip["height"]
    page.get_by_label("切换到").focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="切换", exact=True)).to_be_focused()
