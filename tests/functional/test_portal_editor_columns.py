"""What a portal editor does without a developer: columns, headline, pins. Readers see each change at once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from .desk import MARK, Desk, answer, expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from .conftest import Cluster

PORTAL, NEWS = "湖南省人民政府", "政务要闻"


@pytest.fixture
def editor(page: Page, cluster: Cluster) -> Desk:
    return Desk.of(page, cluster, "portal-editor")


def add_column(editor: Desk, title: str, slug: str) -> int:
    """A column below 政务要闻, published; its number."""
    editor.add(editor.find(PORTAL, NEWS), "栏目")
    editor.page.locator("#id_title").fill(title)
    editor.page.locator("#id_slug").fill(slug)
    editor.press("发布")
    return editor.find(PORTAL, NEWS, title)


def test_a_column_is_added_and_keeps_its_address_when_it_is_renamed(editor, cluster):
    number = add_column(editor, f"防汛抗旱专栏{MARK}", f"flood-control-{MARK}")
    assert f"防汛抗旱专栏{MARK}" in answer(cluster, "localhost", f"/news/flood-control-{MARK}/")[1]
    editor.edit(number)
    editor.page.locator("#id_title").fill(f"防汛救灾专栏{MARK}")
    editor.press("发布")
    status, text, _ = answer(cluster, "localhost", f"/news/flood-control-{MARK}/")
    assert status == 200
    assert f"防汛救灾专栏{MARK}" in text
    assert f"防汛抗旱专栏{MARK}" not in text


def test_a_column_moves_and_its_old_address_leads_on(editor, cluster):
    number = add_column(editor, f"抗旱保供专栏{MARK}", f"drought-relief-{MARK}")
    target = editor.find(PORTAL, NEWS, "湖南要闻")
    editor.go(f"/admin/pages/{number}/move/{target}/confirm/")
    with editor.page.expect_navigation():
        editor.page.locator("main form button, main form input[type=submit]").last.click()
    assert answer(cluster, "localhost", f"/news/provincial-news/drought-relief-{MARK}/")[0] == 200
    status, _, location = answer(cluster, "localhost", f"/news/drought-relief-{MARK}/")
    assert status == 301
    assert location.endswith(f"/news/provincial-news/drought-relief-{MARK}/")


def test_a_retired_column_is_marked_and_leads_on_to_its_successor(editor, cluster):
    number = add_column(editor, f"冰雪保畅专栏{MARK}", f"ice-and-snow-{MARK}")
    retire = editor.page
    editor.go(f"/admin/columns/{number}/retire/")
    retire.get_by_role("button", name="停办栏目").click()
    editor.told(f"冰雪保畅专栏{MARK}")
    assert "停办" in answer(cluster, "localhost", f"/news/ice-and-snow-{MARK}/")[1]
    editor.go(f"/admin/columns/{number}/reinstate/")
    retire.get_by_role("button", name="恢复栏目").click()
    editor.go(f"/admin/columns/{number}/retire/")
    retire.get_by_label("接替栏目").select_option(label="湖南要闻")
    retire.get_by_role("button", name="停办栏目").click()
    editor.told(f"冰雪保畅专栏{MARK}")
    status, text, location = answer(cluster, "localhost", f"/news/ice-and-snow-{MARK}/")
    assert "/news/provincial-news/" in (location or text)
    assert status in {200, 301, 302}


def test_the_headline_is_set_on_the_home_page_and_previewed(editor, cluster):
    editor.edit(editor.find(PORTAL))
    page = editor.page
    title = page.locator("input[name='body-0-value-title']")
    before = title.input_value()
    title.fill("全省防汛工作会议今日召开")
    page.get_by_role("button", name="显示或隐藏预览").click()
    expect(page.frame_locator("#w-preview-iframe").locator("body")).to_contain_text("全省防汛工作会议今日召开")
    assert "全省防汛工作会议今日召开" not in answer(cluster, "localhost")[1]
    editor.press("发布")
    assert "全省防汛工作会议今日召开" in answer(cluster, "localhost")[1]
    editor.edit(editor.find(PORTAL))
    title.fill(before)
    editor.press("发布")
    assert "全省防汛工作会议今日召开" not in answer(cluster, "localhost")[1]


def tops(cluster: Cluster) -> str:
    """Title of the first text of 要闻速览."""
    text = answer(cluster, "localhost", "/news/provincial-news/headlines/")[1]
    return re.findall(r'/headlines/\d+-\d+/"[^>]*>(?:<span>)?([^<]+)', text)[0]


def test_a_text_is_pinned_for_some_days_and_unpinned(editor, cluster):
    column = editor.find(PORTAL, NEWS, "湖南要闻", "要闻速览")
    page = editor.page
    editor.go(f"/admin/pages/{column}/")
    oldest = page.locator("td.title").get_by_role("link").filter(has_not_text=tops(cluster)).last
    name, address = oldest.inner_text().strip(), oldest.get_attribute("href") or ""
    number = int(address.split("/pages/")[1].split("/")[0])

    editor.go(f"/admin/articles/{number}/pin/")
    page.get_by_label("置顶天数").fill("3")
    page.get_by_role("button", name="置顶", exact=True).click()
    editor.told(name)
    assert tops(cluster) == name
    editor.go(f"/admin/articles/{number}/unpin/")
    page.get_by_role("button", name="取消置顶").click()
    editor.told(name)
    assert tops(cluster) != name
