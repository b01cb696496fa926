"""A text is returned with a reason, corrected and sent again; editors meet nothing of other departments."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .desk import MARK, Desk, answer, expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from .conftest import Cluster

TITLE, REASON = f"关于开展价格政策提醒的通知{MARK}", "第一段没有写明生效日期"


@pytest.fixture
def editor(page: Page, cluster: Cluster) -> Desk:
    return Desk.of(page, cluster, "fgw-editor")


@pytest.fixture
def reviewer(colleague) -> Desk:
    return colleague("fgw-reviewer")


def test_a_returned_text_names_the_reason_and_is_sent_again(editor, reviewer, cluster):
    editor.add(editor.find("通知公告"), "稿件")
    editor.page.locator("#id_title").fill(TITLE)
    editor.page.locator("#id_source").fill("省发展改革委")
    editor.write(editor.block("文字"), "各经营者应当遵守价格政策。")
    editor.press("送审")

    reviewer.go("/admin/")
    reviewer.page.get_by_role("link", name=TITLE).click()
    reviewer.page.get_by_role("button", name="更多操作").last.click()
    reviewer.page.get_by_role("button", name="退回", exact=True).click()
    window = reviewer.page.get_by_role("dialog")
    window.locator("textarea").fill(REASON)
    with reviewer.page.expect_navigation():
        window.get_by_role("button", name="退回", exact=True).click()

    editor.go("/admin/")
    row = editor.page.get_by_role("row").filter(has_text=TITLE)
    expect(row).to_contain_text(REASON)
    row.get_by_role("link", name=TITLE).click()
    editor.write(editor.block("文字"), "本通知自下月一日起生效。")
    editor.press("再次送审")

    reviewer.go("/admin/")
    reviewer.page.get_by_role("link", name=TITLE).first.click()
    reviewer.press("通过")
    assert TITLE in answer(cluster, "fgw.localhost", "/notices/")[1]


def test_an_editor_meets_the_own_site_alone(editor):
    page = editor.page
    editor.go("/admin/pages/")
    expect(page.locator("header").first).to_contain_text("湖南省发展和改革委员会")
    editor.go("/admin/pages/1/")
    expect(page.locator("body")).not_to_contain_text("湖南省教育厅")
