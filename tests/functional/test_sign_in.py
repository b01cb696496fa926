"""Signing in as people do: an app or a key as second step, the warning before an idle session ends, an invitation."""

from __future__ import annotations

import re
from email import message_from_string, policy
from secrets import token_hex
from typing import TYPE_CHECKING

import pytest

from .conftest import CODES, PASSWORD, sign_in
from .desk import Desk

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from .conftest import Cluster


@pytest.fixture
def security_key(page: Page) -> None:
    """A key in the machine that says yes to whoever asks."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "usb", "hasResidentKey": False, "hasUserVerification": False}
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def test_an_administrator_signs_in_with_a_code(page: Page, cluster: Cluster):
    sign_in(page, cluster, "security")
    page.get_by_role("heading", name="湖南省政府网站群管理平台").wait_for()
    page.goto(cluster.url("admin", "/admin/two-step/"))
    page.get_by_text("您的角色须使用两步登录").wait_for()


@pytest.mark.usefixtures("security_key")
def test_a_key_is_added_and_opens_the_door(page: Page, cluster: Cluster):
    sign_in(page, cluster, "system")
    page.goto(cluster.url("admin", "/admin/two-step/keys/new/"))
    page.fill("input[name=name]", "钥匙")
    page.click("#add_key")
    page.wait_for_url(re.compile("/two-step/(codes/)?$"))
    page.goto(cluster.url("admin", "/admin/logout/"))
    page.click(".login-form button[type=submit]")
    page.fill("input[name=username]", "system")
    page.fill("input[name=password]", PASSWORD)
    page.click("button[type=submit]")
    page.click("#use_key")
    page.wait_for_url("**/admin/")


def test_a_wrong_code_is_said_in_words(page: Page, cluster: Cluster):
    page.goto(cluster.url("admin", "/admin/login/"))
    page.fill("input[name=username]", "security")
    page.fill("input[name=password]", PASSWORD)
    page.click("button[type=submit]")
    taken = CODES.next_for("security")
    page.fill("input[name=code]", f"{(int(taken) + 1) % 1_000_000:06}")
    page.click(".login-form button[type=submit]")
    page.get_by_text("验证码不正确，或已经使用过。").wait_for()


def remaining_is(page: Page, seconds: int) -> None:
    page.route("**/admin/session/remaining/", lambda route: route.fulfill(json={"remaining": seconds}))


def test_a_warning_comes_before_the_end_and_one_may_stay(page: Page, cluster: Cluster):
    sign_in(page, cluster, "importer")
    remaining_is(page, 90)
    page.goto(cluster.url("admin", "/admin/account/"))
    warning = page.get_by_role("dialog", name="即将退出登录")
    warning.wait_for()
    assert "90 秒后将退出登录" in warning.inner_text()
    with page.expect_request("**/admin/session/act/") as asked:
        page.get_by_role("button", name="继续工作").click()
    assert asked.value.method == "POST"
    warning.wait_for(state="detached")


def test_the_draft_is_saved_with_the_warning(page: Page, cluster: Cluster):
    desk = Desk.of(page, cluster, "fgw-editor")
    desk.go(f"/admin/pages/{desk.find('发改动态')}/")
    address = page.locator("td.title").get_by_role("link").first.get_attribute("href") or ""
    desk.edit(int(re.findall(r"/pages/(\d+)/", address)[0]))
    remaining_is(page, 90)
    with page.expect_request(
        lambda asked: asked.method == "POST" and asked.headers.get("accept") == "application/json"
    ):
        page.reload()
    page.get_by_text("草稿已自动保存。").wait_for()


def test_who_was_away_too_long_signs_in_and_is_where_one_was(page: Page, cluster: Cluster):
    sign_in(page, cluster, "importer")
    page.goto(cluster.url("admin", "/admin/account/"))
    page.context.clear_cookies()
    page.reload()
    page.wait_for_url("**/admin/login/?next=/admin/account/")
    page.fill("input[name=username]", "importer")
    page.fill("input[name=password]", PASSWORD)
    page.click("button[type=submit]")
    page.wait_for_url("**/admin/account/")


def test_an_invitation_is_sent_used_and_gone(page: Page, cluster: Cluster):
    name = f"new-{token_hex(3)}"
    sign_in(page, cluster, "fgw-admin")
    page.goto(cluster.url("admin", "/admin/users/new/"))
    page.fill("[name=username]", name)
    page.fill("[name=full_name]", "新人")
    page.fill("[name=email]", f"{name}@hunan.example")
    page.get_by_label(re.compile("省发改委 · 信息员")).check()
    page.get_by_role("button", name="创建").click()
    page.get_by_text("邀请已发送").wait_for()
    newest = max((cluster.folder / "mail").glob("*.log"), key=lambda path: path.stat().st_mtime)
    letter = message_from_string(newest.read_text().split("-" * 79)[0], policy=policy.default)
    assert letter["To"] == f"{name}@hunan.example"
    link = re.search(r"http://admin\S+", str(letter.get_payload(decode=True), "utf-8"))
    assert link
    page.goto(cluster.url("admin", "/admin/logout/"))
    page.click(".login-form button[type=submit]")
    page.goto(link[0])
    for password, told in (("short", "12 个字符"), ("Yue-lu-shan-1926", "密码已设置")):
        page.fill("[name=new_password1]", password)
        page.fill("[name=new_password2]", password)
        page.click(".login-form button[type=submit]")
        page.get_by_text(told).first.wait_for()
    page.goto(link[0])
    assert page.get_by_role("heading", name="链接已失效").is_visible()
