"""A Chinese text becomes an English one, whole and reviewed, below a column with a counterpart and nowhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .desk import MARK, Desk, expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from .conftest import Cluster

TITLE = f"湖南推出外籍人士便利服务指南{MARK}"


@pytest.fixture
def translator(page: Page, cluster: Cluster) -> Desk:
    return Desk.of(page, cluster, "translator")


@pytest.fixture
def reviewer(colleague) -> Desk:
    return colleague("portal-reviewer")


def submit(translator: Desk, number: int) -> None:
    """English, 提交."""
    translator.go(f"/admin/localize/submit/page/{number}/")
    translator.page.get_by_label("English").check()
    translator.page.locator("main form [type=submit]").last.click()


def test_below_a_column_without_a_counterpart_a_translation_is_refused_in_words(translator):
    column = translator.find("湖南省人民政府", "政务要闻", "湖南要闻", "要闻速览")
    translator.go(f"/admin/pages/{column}/")
    address = translator.page.locator("td.title").get_by_role("link").first.get_attribute("href") or ""
    submit(translator, int(address.split("/pages/")[1].split("/")[0]))
    translator.told("没有对应栏目")


def test_a_translation_is_filled_in_reviewed_and_linked_both_ways(translator, reviewer, cluster):
    column = translator.find("湖南省人民政府", "魅力湖南", "湘味美食")
    translator.add(column, "稿件")
    translator.page.locator("#id_title").fill(TITLE)
    translator.page.locator("#id_source").fill("省政府办公厅")
    translator.write(translator.block("文字"), "服务指南今日发布。")
    translator.press("送审")
    reviewer.go("/admin/")
    reviewer.page.get_by_role("link", name=TITLE).click()
    reviewer.press("通过")

    number = translator.find("湖南省人民政府", "魅力湖南", "湘味美食", TITLE)
    submit(translator, number)
    translator.page.wait_for_url("**/edit/")
    fill(translator)
    with translator.page.expect_navigation():
        translator.page.get_by_role("button", name="送审", exact=True).click()
    reviewer.go("/admin/")
    reviewer.page.get_by_role("link", name="Service guide").click()
    with reviewer.page.expect_navigation():
        reviewer.page.get_by_role("button", name="通过", exact=True).first.click()
    page = translator.page
    page.goto(cluster.url("english", "/travel-culture/cuisine/"))
    page.get_by_role("main").get_by_role("link", name="Service guide").first.click()
    page.get_by_role("link", name="中文").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    page.get_by_role("link", name="English").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Service guide")


def fill(translator: Desk) -> None:
    """English words into every segment."""
    page = translator.page
    words = iter(
        ["Service guide for foreign residents", *(f"The guide is published today, part {n}." for n in range(30))]
    )
    buttons = page.get_by_role("button", name="翻译", exact=True)
    buttons.first.wait_for()
    while buttons.count():
        before = buttons.count()
        buttons.first.click()
        page.locator("textarea").first.fill(next(words))
        page.get_by_role("button", name="保存").first.click()
        expect(buttons).to_have_count(before - 1)
    translator.go(page.url.partition("localhost")[2].partition("/")[2].join(["/", ""]))
