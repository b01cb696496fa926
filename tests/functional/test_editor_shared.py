"""A department shares a contact; another one reads and uses it; who changes it then is told where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .desk import MARK, Desk, expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from .conftest import Cluster

CONTACT, PHONE, LATER = f"价格投诉窗口{MARK}", "0731-11111111", "0731-22222222"
TITLE = f"关于教育收费咨询的通知{MARK}"


@pytest.fixture
def keeper(page: Page, cluster: Cluster) -> Desk:
    return Desk.of(page, cluster, "fgw-admin")


def save(desk: Desk) -> None:
    """The button at the foot of a form of shared things."""
    with desk.page.expect_navigation():
        desk.page.locator("main footer button[type=submit]").first.click()


def row_of(desk: Desk, name: str) -> str:
    """Address of the screen that a list opens for a row."""
    desk.go("/admin/contactpoint/")
    return desk.page.locator("td.title").get_by_role("link", name=name).get_attribute("href") or ""


def test_a_contact_is_shared_used_and_changed(keeper: Desk, colleague: Callable[[str], Desk], cluster: Cluster) -> None:
    page = keeper.page
    keeper.go("/admin/contactpoint/new/")
    page.locator("#id_name").fill(CONTACT)
    page.locator("#id_phone").fill(PHONE)
    page.locator("#id_audience").select_option("some")
    page.get_by_label("省教育厅", exact=True).check()
    save(keeper)
    keeper.told(CONTACT)

    reader = colleague("jyt-editor")
    address = row_of(reader, CONTACT)
    assert "/inspect/" in address
    reader.go(address)
    expect(reader.page.locator("main")).to_contain_text(PHONE)
    expect(reader.page.get_by_role("link", name="编辑")).to_have_count(0)
    stranger = colleague("czt-editor")
    stranger.go("/admin/contactpoint/")
    expect(stranger.page.locator("main")).not_to_contain_text(CONTACT)

    number = use(reader)
    reviewer = colleague("jyt-reviewer")
    reviewer.edit(number)
    reviewer.press("通过")
    assert PHONE in public_text(cluster, reader.page)

    keeper.go(row_of(keeper, CONTACT))
    expect(page.locator("main")).to_contain_text("湖南省教育厅")
    page.locator("#id_phone").fill(LATER)
    save(keeper)
    expect(page.locator("main")).to_contain_text("其他网站正在使用这项内容：湖南省教育厅")
    page.locator("#id_confirmed_use").check()
    save(keeper)
    assert LATER in public_text(cluster, reader.page)


def use(reader: Desk) -> int:
    """A text of 省教育厅 that names the contact, sent for review; its number."""
    reader.add(reader.find("通知公告"), "稿件")
    reader.page.locator("#id_title").fill(TITLE)
    reader.page.locator("#id_source").fill("省教育厅")
    window = reader.chooser(reader.block("联系点"), "选择联系点")
    window.get_by_role("link", name=CONTACT).click()
    expect(window).to_be_hidden()
    reader.press("保存草稿")
    reader.told(TITLE)
    number = reader.number()
    reader.press("送审")
    reader.told(TITLE)
    return number


def public_text(cluster: Cluster, page: Page) -> str:
    """What readers see of the text, found in its column."""
    page.goto(cluster.url("jyt", "/notices/"))
    page.get_by_role("main").get_by_role("link", name=TITLE).first.click()
    page.wait_for_url("**/notices/*/")
    return page.locator("main").inner_text()
