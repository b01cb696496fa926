"""The door: account and password, then the second step; nobody learns which accounts there are."""

from __future__ import annotations

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.contrib.auth import hashers
from django.contrib.auth.signals import user_logged_in, user_login_failed

from tests.factories.users import PASSWORD, make_user

from .door import CODE, LOGIN, code_now, is_in, try_password, visitor, wrong_code

pytestmark = pytest.mark.django_db
MISMATCH = "账号或密码不正确。"


@pytest.fixture
def editor():
    return make_user(None, "importer", username="li")


@pytest.fixture
def warden():
    return make_user(None, "security_admin", username="warden")


def test_people_who_need_one_step_are_in_after_it(editor):
    browser = visitor()
    response = try_password(browser, "li", next="/admin/account/")
    assert (response.status_code, response["Location"]) == (302, "/admin/account/")
    assert is_in(browser)


def test_administrators_are_in_after_the_second_step_alone(warden):
    browser = visitor()
    response = try_password(browser, "warden", next="/admin/account/")
    assert response["Location"] == CODE
    assert browser.get("/admin/")["Location"].startswith(LOGIN)
    assert "验证码不正确" in browser.post(CODE, {"code": wrong_code()}).content.decode()
    assert browser.post(CODE, {"code": code_now()})["Location"] == "/admin/account/"
    assert is_in(browser)


def test_a_code_is_taken_once(warden):
    code = code_now()
    for browser, taken in ((visitor(), True), (visitor(), False)):
        try_password(browser, "warden")
        browser.post(CODE, {"code": code})
        assert is_in(browser) is taken


def test_a_recovery_code_stands_in_once(warden):
    RecoveryCodes.activate(warden)
    code = Authenticator.objects.get(user=warden, type="recovery_codes").wrap().get_unused_codes()[0]
    for taken in (True, False):
        browser = visitor()
        try_password(browser, "warden")
        browser.post(CODE, {"code": code})
        assert is_in(browser) is taken


def test_the_second_step_cannot_be_entered_without_the_first(warden):
    browser = visitor()
    assert browser.get(CODE)["Location"] == LOGIN
    assert browser.post(CODE, {"code": code_now()})["Location"] == LOGIN
    assert not is_in(browser)


def shut(editor):
    editor.is_active = False
    editor.save()
    return "li", PASSWORD


def without_role(editor):
    return make_user(username="nobody-yet").username, PASSWORD


def invited(editor):
    editor.set_unusable_password()
    editor.save()
    return "li", PASSWORD


CASES = [
    pytest.param(lambda editor: ("nobody", PASSWORD), id="unknown"),
    pytest.param(lambda editor: ("li", "wrong-password-26"), id="wrong password"),
    pytest.param(shut, id="shut account with the right password"),
    pytest.param(without_role, id="account without a role"),
    pytest.param(invited, id="invited, no password yet"),
]


@pytest.mark.parametrize("case", CASES)
def test_every_failure_looks_and_lasts_the_same(editor, case, monkeypatch):
    name, password = case(editor)
    hashed: list[str] = []
    encode = hashers.MD5PasswordHasher.encode
    monkeypatch.setattr(
        hashers.MD5PasswordHasher, "encode", lambda self, *args: hashed.append("once") or encode(self, *args)
    )
    response = try_password(visitor(), name, password)
    shown = response.content.decode()
    assert response.status_code == 200
    assert MISMATCH in shown
    assert hashed == ["once"]


def test_words_do_not_depend_on_the_account(editor):
    def page(name: str) -> str:
        return try_password(visitor(), name, "wrong-password-26").content.decode().replace(f'value="{name}"', "")

    def without_tokens(html: str) -> list[str]:
        return [line for line in html.splitlines() if "csrf" not in line.lower()]

    assert without_tokens(page("li")) == without_tokens(page("xy"))


def test_names_are_found_whatever_their_case(editor):
    browser = visitor()
    try_password(browser, "LI")
    assert is_in(browser)


def test_what_happens_is_told_to_listeners(editor):
    heard: list[str] = []

    def arrived(user, **_kwargs):
        heard.append(f"in {user}")

    def failed(credentials, **_kwargs):
        heard.append(f"failed {credentials['username']}")

    user_logged_in.connect(arrived)
    user_login_failed.connect(failed)
    try:
        try_password(visitor(), "li", "wrong-password-26")
        try_password(visitor(), "li")
    finally:
        user_logged_in.disconnect(arrived)
        user_login_failed.disconnect(failed)
    assert heard == ["failed li", "in li"]


def test_who_lost_every_role_is_let_out_and_not_sent_in_circles(editor):
    browser = visitor()
    try_password(browser, "li")
    for membership in editor.memberships.all():
        membership.delete()
    assert browser.get("/admin/")["Location"].startswith(LOGIN)
    assert browser.get(LOGIN).status_code == 200


def test_signing_out_is_asked_about_and_done_by_a_form(editor):
    browser = visitor()
    try_password(browser, "li")
    assert browser.get("/admin/logout/").status_code == 200
    assert is_in(browser)
    assert browser.post("/admin/logout/")["Location"] == LOGIN
    assert not is_in(browser)


@pytest.mark.parametrize("address", ["/admin/signup/", "/admin/password_reset/confirm/x-y/", "/accounts/signup/"])
def test_nobody_makes_an_account_of_the_own(address):
    assert visitor().get(address).status_code in {302, 404}
    assert "注册" not in visitor().get(LOGIN).content.decode()


def test_the_session_gets_a_new_key_at_the_door(editor):
    browser = visitor()
    browser.get(LOGIN)
    session = browser.session
    session["before"] = True
    session.save()
    browser.cookies["hn_admin_session"] = session.session_key
    try_password(browser, "li")
    assert browser.session.session_key != session.session_key
