"""A platform administrator opens, suspends, renames and archives a department's site; an English-speaking one reads."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from .desk import MARK, Desk, answer, expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from .conftest import Cluster

CODE, NAME = f"gh{MARK}", f"湖南省规划协调办公室{MARK}"
HOST, LATER = f"{CODE}.localhost", f"later-{CODE}.localhost"


@pytest.fixture
def system(page: Page, cluster: Cluster) -> Desk:
    return Desk.of(page, cluster, "system")


def fill_in(system: Desk) -> None:
    """The one form."""
    system.go("/admin/hosted-sites/open/")
    for name, words in {
        "code": CODE, "name_zh": NAME, "short_zh": f"规划办{MARK}", "name_en": "Planning Coordination Office"
    }.items():  # fmt: skip
        system.page.locator(f"#id_{name}").fill(words)
    system.page.locator("main form [type=submit]").last.click()


def act(system: Desk, word: str, **fields: str) -> None:
    """An act upon the new site, confirmed with a reason."""
    page = system.page
    system.go("/admin/hosted-sites/")
    page.get_by_role("row").filter(has_text=NAME).get_by_role("link", name=word).click()
    for name, words in ({"reason": "系统演练"} | fields).items():
        page.locator(f"#id_{name}").fill(words)
    with page.expect_navigation():
        page.locator("main form [type=submit]").last.click()
    system.told(NAME)


def test_a_department_gets_its_site_from_one_form_and_the_site_its_acts(system, cluster):
    with system.page.expect_response(lambda reply: reply.request.method == "POST") as posted:
        fill_in(system)
    timing = posted.value.request.timing
    assert timing["responseStart"] - timing["requestStart"] < 2000
    system.told(NAME)
    status, text, _ = answer(cluster, HOST)
    assert status == 200
    assert NAME in text
    columns = {path for path in re.findall(r'href="(/[a-z-]+/)"', text) if answer(cluster, HOST, path)[0] == 200}
    assert len(columns) >= 3
    fill_in(system)
    expect(system.page.locator("main")).to_contain_text("已经有这样的部门，请在“部门”中选择。")
    system.go("/admin/hosted-sites/")
    expect(system.page.get_by_role("row").filter(has_text=NAME)).to_have_count(1)

    act(system, "暂停访问")
    status, text, _ = answer(cluster, HOST)
    assert status == 503
    assert "系统演练" in text
    act(system, "恢复")
    assert answer(cluster, HOST)[0] == 200
    act(system, "更改主机名", host=LATER)
    assert answer(cluster, LATER)[0] == 200
    status, _, location = answer(cluster, HOST, "/notices/")
    assert status in {301, 308}
    assert location == f"http://{LATER}:{cluster.port}/notices/"
    act(system, "归档")
    status, text, _ = answer(cluster, LATER)
    assert status == 200
    assert "已归档" in text


def test_the_admin_speaks_english_to_who_chooses_it(system):
    page = system.page
    system.go("/admin/account/")
    page.locator("input[name$='-email']").fill("system@hunan.example")
    page.locator("select[name$=preferred_language]").select_option("en")
    with page.expect_navigation():
        page.locator("main form button[type=submit]").last.click()
    system.go("/admin/")
    menu = page.get_by_role("navigation").all_inner_texts()
    headings = page.locator("main h2").all_inner_texts()
    assert not re.findall(
        r"[\u4e00-\u9fff]+",
        " ".join([*menu, *headings]).replace("湖南省政府网站群管理平台", "").replace("系统管理员", ""),
    )
    system.go("/admin/account/")
    page.locator("select[name$=preferred_language]").select_option("zh-hans")
    with page.expect_navigation():
        page.locator("main form button[type=submit]").last.click()
