"""A department administrator brings a colleague in and out again, and dresses the department's site anew."""

from __future__ import annotations

import re
from email import message_from_string, policy
from typing import TYPE_CHECKING

import pytest

from .desk import MARK, Desk, answer, expect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from .conftest import Cluster

HOST = "fgw.localhost"
NEW_PASSWORD = "Yue-lu-shan-1926"
#: Colours of a preset that the demonstration does not give to this department.
TEAL, THEME = "teal", "/theme-0b6a78-074854-ebf5f6-b5121b.css"


@pytest.fixture
def admin(page: Page, cluster: Cluster) -> Desk:
    return Desk.of(page, cluster, "fgw-admin")


def link_sent_to(cluster: Cluster, address: str) -> str:
    """The link in the letter to this address."""
    newest = max((cluster.folder / "mail").glob("*.log"), key=lambda path: path.stat().st_mtime)
    letter = message_from_string(newest.read_text().split("-" * 79)[0], policy=policy.default)
    assert letter["To"] == address
    found = re.search(r"http://admin\S+", str(letter.get_payload(decode=True), "utf-8"))
    assert found
    return found[0]


def try_to_sign_in(page: Page, cluster: Cluster, username: str) -> None:
    page.goto(cluster.url("admin", "/admin/login/"))
    page.fill("input[name=username]", username)
    page.fill("input[name=password]", NEW_PASSWORD)
    page.click("button[type=submit]")
    page.wait_for_load_state("load")


def person_at(admin: Desk, username: str) -> None:
    """Open the account of a person from the list."""
    admin.go(f"/admin/users/?q={username}")
    admin.page.locator("td.title").get_by_role("link").first.click()
    admin.page.locator("[name=full_name]").wait_for()


def save_person(admin: Desk) -> None:
    with admin.page.expect_navigation():
        admin.page.get_by_role("button", name="保存").first.click()


def test_a_colleague_is_invited_gets_another_role_and_goes(admin: Desk, cluster: Cluster, browser: Browser) -> None:
    name, page = f"fgw-{MARK}", admin.page
    admin.go("/admin/users/new/")
    page.fill("[name=username]", name)
    page.fill("[name=full_name]", "新同事")
    page.fill("[name=email]", f"{name}@hunan.example")
    labels = page.locator("label").filter(has_text="省").all_inner_texts()
    assert not [label for label in labels if "省教育厅" in label], "Roles of others are not offered."
    page.get_by_label(re.compile("省发改委 · 编辑")).check()
    page.get_by_role("button", name="创建").click()
    page.get_by_text("邀请已发送").wait_for()
    link = link_sent_to(cluster, f"{name}@hunan.example")

    newcomer = browser.new_context(locale="zh-CN").new_page()
    newcomer.goto(link)
    newcomer.fill("[name=new_password1]", NEW_PASSWORD)
    newcomer.fill("[name=new_password2]", NEW_PASSWORD)
    newcomer.click(".login-form button[type=submit]")
    newcomer.get_by_text("密码已设置").first.wait_for()
    try_to_sign_in(newcomer, cluster, name)
    newcomer.wait_for_url("**/admin/")

    person_at(admin, name)
    page.get_by_label(re.compile("省发改委 · 审核")).check()
    page.get_by_label(re.compile("省发改委 · 编辑")).uncheck()
    save_person(admin)
    admin.go(f"/admin/users/?q={name}")
    expect(page.get_by_role("row").filter(has_text=name)).to_contain_text("审核")

    person_at(admin, name)
    page.locator("[name=is_active]").uncheck()
    save_person(admin)
    newcomer.goto(cluster.url("admin", "/admin/pages/"))
    newcomer.wait_for_url("**/admin/login/**")
    try_to_sign_in(newcomer, cluster, name)
    assert "/login/" in newcomer.url
    newcomer.context.close()


@pytest.fixture
def dressed_as_before(admin: Desk) -> Iterator[None]:
    """Theme and navigation are put back, whatever happened."""
    yield
    admin.go("/admin/my-site/")
    admin.page.select_option("[name=theme]", "blue")
    first = admin.page.locator("[data-navigation-row]").filter(has_text="发改动态")
    admin.page.get_by_role("tab", name="导航").click()
    while first.get_by_role("button", name=re.compile("上移")).is_visible():
        first.get_by_role("button", name=re.compile("上移")).click()
    with admin.page.expect_navigation():
        admin.page.get_by_role("button", name="保存", exact=True).click()
    admin.told("网站设置已保存")


@pytest.mark.usefixtures("dressed_as_before")
def test_a_new_look_is_seen_first_and_public_after_saving(admin: Desk, cluster: Cluster) -> None:
    page = admin.page
    admin.go("/admin/")
    page.get_by_role("link", name="我的网站").click()
    page.wait_for_url("**/admin/my-site/*/")
    page.select_option("[name=theme]", TEAL)
    expect(page.locator("[data-theme-sample]")).to_contain_text("6.27")
    page.get_by_role("tab", name="导航").click()
    row = page.locator("[data-navigation-row]").first
    down = row.get_by_role("button", name=re.compile("下移"))
    down.focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-navigation-row]").nth(1)).to_contain_text("发改动态")
    expect(page.locator("[data-navigation-said]")).to_have_text("“发改动态”移到第 2 位")

    with page.context.expect_page() as opened:
        page.get_by_role("button", name="预览").click()
    preview = opened.value
    for title, width in (("电脑宽度的预览", 1280), ("手机宽度的预览", 390)):
        frame = preview.frame_locator(f'iframe[title="{title}"]')
        expect(frame.locator(f'link[href="{THEME}"]')).to_have_count(1)
        assert frame.locator("body").evaluate("() => window.innerWidth") >= width
    links = preview.frame_locator('iframe[title="电脑宽度的预览"]').locator(".c-nav__list > li")
    expect(links.nth(1)).to_contain_text("通知公告")
    expect(links.nth(2)).to_contain_text("发改动态")
    preview.get_by_role("link", name="通知公告", exact=True).click()
    column = preview.frame_locator('iframe[title="手机宽度的预览"]')
    expect(column.locator("h1").last).to_contain_text("通知公告")
    expect(column.locator(f'link[href="{THEME}"]')).to_have_count(1)
    assert THEME not in answer(cluster, HOST)[1]

    with page.expect_navigation():
        page.get_by_role("button", name="保存", exact=True).click()
    admin.told("网站设置已保存")
    text = answer(cluster, HOST)[1]
    assert THEME in text
    navigation = text.partition('<nav class="c-nav"')[2]
    assert navigation.index("通知公告") < navigation.index("发改动态")


def test_pale_colours_are_refused_in_words(admin: Desk) -> None:
    page = admin.page
    admin.go("/admin/my-site/")
    for name, colour in {
        "brand": "#AACCEE", "brand_strong": "#08396F", "brand_tint": "#EDF4FB", "accent": "#B5121B"
    }.items():  # fmt: skip
        page.fill(f"[name={name}]", colour)
    expect(page.locator("[data-theme-sample]")).to_contain_text("不合格")
    with page.context.expect_page() as opened:
        page.get_by_role("button", name="预览").click()
    expect(opened.value.locator("main")).to_contain_text(re.compile(r"主色上的白字的对比度为 1\.\d\d，不到 4\.5。"))
    with page.expect_navigation():
        page.get_by_role("button", name="保存", exact=True).click()
    expect(page.locator("main")).to_contain_text(re.compile(r"主色上的白字的对比度为 1\.\d\d"))
