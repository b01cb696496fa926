"""Five failures lock an account for thirty minutes, many more an address; who nobody is is locked like others."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from cms.accounts.models import SignInLock
from cms.accounts.signin import locks
from tests.factories.users import make_user

from .door import CODE, code_now, is_in, try_password, visitor, wrong_code

pytestmark = pytest.mark.django_db
LOCKED = "登录失败次数过多"
WRONG = "wrong-password-26"


def fail(name: str, times: int, address: str = "192.0.2.7") -> str:
    browser = visitor(address)
    return [try_password(browser, name, WRONG).content.decode() for _ in range(times)][-1]


def grow_old(minutes: int) -> None:
    for row in SignInLock.objects.all():
        row.last_failure_at -= timedelta(minutes=minutes)
        row.locked_until = row.locked_until and row.locked_until - timedelta(minutes=minutes)
        row.save()


@pytest.fixture
def editor():
    return make_user(None, "importer", username="li")


def test_the_sixth_attempt_is_refused_even_with_the_right_password(editor):
    assert LOCKED not in fail("li", 5)
    browser = visitor()
    assert LOCKED in try_password(browser, "li").content.decode()
    assert not is_in(browser)


def test_four_failures_lock_nothing_and_success_begins_anew(editor):
    fail("li", 4)
    browser = visitor()
    try_password(browser, "li")
    assert is_in(browser)
    assert not SignInLock.objects.filter(kind="account").exists()


@pytest.mark.parametrize(("minutes", "open_again"), [(29, False), (31, True)])
def test_a_lock_ends_after_thirty_minutes(editor, minutes: int, open_again: bool):
    fail("li", 5)
    grow_old(minutes)
    browser = visitor()
    try_password(browser, "li")
    assert is_in(browser) is open_again


def test_old_failures_do_not_add_up(editor):
    fail("li", 4)
    grow_old(31)
    assert LOCKED not in fail("li", 4)


def test_names_that_nobody_has_are_locked_alike(editor):
    assert fail("nobody", 6).replace("nobody", "li") != ""
    assert LOCKED in fail("nobody", 1)


def test_spelling_does_not_help(editor):
    for name in ("li", "LI", "ｌｉ", " li ", "Li"):
        fail(name, 1)
    assert LOCKED in fail("li", 1)


def test_others_are_not_locked_with_one(editor):
    make_user(None, "importer", username="wang")
    fail("li", 6)
    browser = visitor()
    try_password(browser, "wang")
    assert is_in(browser)


def test_an_address_is_locked_after_many_failures_and_others_go_on(editor, settings):
    settings.SIGN_IN_FAILURES_PER_ADDRESS = 8
    for number in range(8):
        fail(f"guess-{number}", 1, "198.51.100.9")
    assert LOCKED in try_password(visitor("198.51.100.9"), "li").content.decode()
    elsewhere = visitor("198.51.100.10")
    try_password(elsewhere, "li")
    assert is_in(elsewhere)


def test_figures_are_settings(editor, settings):
    settings.SIGN_IN_FAILURES, settings.SIGN_IN_LOCK_MINUTES = 2, 7
    fail("li", 2)
    shown = try_password(visitor(), "li").content.decode()
    assert "7 分钟后" in shown


def test_codes_are_counted_with_passwords(db):
    make_user(None, "security_admin", username="warden")
    browser = visitor()
    try_password(browser, "warden")
    for _ in range(5):
        browser.post(CODE, {"code": wrong_code()})
    assert LOCKED in browser.post(CODE, {"code": code_now()}).content.decode()
    assert LOCKED in try_password(visitor(), "warden").content.decode()


def test_the_right_password_does_not_forgive_wrong_codes(db):
    make_user(None, "security_admin", username="warden")
    for _ in range(5):
        browser = visitor()
        try_password(browser, "warden")
        browser.post(CODE, {"code": wrong_code()})
    assert LOCKED in try_password(visitor(), "warden").content.decode()


def test_a_forwarded_address_is_believed_of_known_proxies_alone(editor, settings):
    settings.SIGN_IN_FAILURES_PER_ADDRESS = 1
    try_password(visitor("10.0.0.1"), "li", WRONG)
    forged = visitor("10.0.0.1")
    forged.defaults["HTTP_X_FORWARDED_FOR"] = "203.0.113.5"
    assert LOCKED in try_password(forged, "li").content.decode()
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    try_password(forged, "li")
    assert is_in(forged)


def test_counts_that_lock_nothing_are_thrown_away(db):
    locks.attempt(locks.account_key("old"))
    grow_old(25 * 60)
    locks.attempt(locks.account_key("new"))
    assert [row.key for row in SignInLock.objects.all()] == ["new"]


@pytest.mark.django_db(transaction=True)
def test_attempts_at_the_same_moment_get_no_more_guesses():
    def guess(_number: int) -> bool:
        try:
            return locks.attempt(locks.account_key("li"), locks.address_key("192.0.2.1"))
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        allowed = list(pool.map(guess, range(24)))
    assert allowed.count(True) == 5


def test_current_locks_are_listed_and_forgotten(db):
    for _ in range(5):
        locks.attempt(locks.account_key("li"))
    locks.attempt(locks.account_key("wang"))
    assert [row.key for row in locks.current()] == ["li"]
    assert locks.is_locked(locks.current()[0], timezone.now())
    locks.forget(locks.account_key("li"))
    assert not locks.locked(locks.account_key("li"))
