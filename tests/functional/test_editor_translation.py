"""A Chinese text is translated below a column with an English counterpart and nowhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .desk import Desk

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from .conftest import Cluster


@pytest.fixture
def translator(page: Page, cluster: Cluster) -> Desk:
    return Desk.of(page, cluster, "translator")


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
