"""The system administrator renames a department, and sees what a merger would move before it is confirmed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from .desk import MARK, Desk, answer, expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from .conftest import Cluster

#: Code and name of the department that goes, and of the one that takes over.
GOING = (f"go{MARK}", f"湖南省粮食储备局{MARK}")
STAYING = (f"st{MARK}", f"湖南省物资储备局{MARK}")
LATER = f"湖南省粮食和物资管理局{MARK}"


@pytest.fixture
def system(page: Page, cluster: Cluster) -> Desk:
    return Desk.of(page, cluster, "system")


def open_site(system: Desk, code: str, name: str) -> None:
    system.go("/admin/hosted-sites/open/")
    for field, words in {"code": code, "name_zh": name, "short_zh": name[3:], "name_en": f"Reserves {code}"}.items():
        system.page.locator(f"#id_{field}").fill(words)
    with system.page.expect_navigation():
        system.page.locator("main form [type=submit]").last.click()
    system.told(name)


def act(system: Desk, name: str, word: str) -> None:
    """Open the form of an act upon a department, in the row that names it."""
    system.go("/admin/hosted-sites/")
    system.page.get_by_role("row").filter(has_text=name).get_by_role("link", name=re.compile(f"^{word}")).click()


def confirm(system: Desk) -> None:
    with system.page.expect_navigation():
        system.page.locator("main form [type=submit]").last.click()


def test_a_department_is_renamed_and_a_merger_is_shown_before_it_begins(system: Desk, cluster: Cluster) -> None:
    for code, name in (GOING, STAYING):
        open_site(system, code, name)
    page = system.page
    act(system, GOING[1], "更名")
    page.locator("#id_name_zh").fill(LATER)
    page.locator("#id_reason").fill("机构改革")
    confirm(system)
    assert LATER in answer(cluster, f"{GOING[0]}.localhost")[1]

    act(system, LATER, "并入其他部门")
    page.locator("#id_target").select_option(label=STAYING[1][3:])
    page.locator("#id_reason").fill("机构改革")
    confirm(system)
    expect(page.get_by_role("heading", name="将要移动")).to_be_visible()
    assert answer(cluster, f"{GOING[0]}.localhost")[0] == 200, "nothing moves before it is confirmed"
