"""Codes of the second step for demonstration accounts."""

from __future__ import annotations

from io import StringIO

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import validate_totp_code
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command

from cms.demo import codes
from cms.demo.accounts import ACCOUNTS, DemoAccount, ensure_accounts
from cms.demo.summary import summary
from tests.factories.departments import make_department


def test_the_code_of_now_is_a_right_one():
    assert validate_totp_code(codes.SECRET, codes.code_now())
    assert not validate_totp_code(codes.SECRET, codes.code_now(ahead=5))


def test_no_account_uses_a_code_twice(monkeypatch):
    waited: list[float] = []
    now = [1000]
    monkeypatch.setattr(codes.Codes, "_now", lambda self: now[0])

    def wait(seconds: float) -> None:
        waited.append(seconds)
        now[0] += 1

    source = codes.Codes(wait)
    first = [source.next_for("admin") for _ in range(4)]
    assert len(set(first)) == 4
    assert len(waited) == 2
    assert source.next_for("system") != ""


def test_the_command_prints_the_code(settings):
    out = StringIO()
    call_command("demo_code", stdout=out)
    assert out.getvalue().strip() in {codes.code_now(), codes.code_now(-1)}
    settings.DEMO_ENABLED = False
    with pytest.raises(CommandError):
        call_command("demo_code")


@pytest.mark.django_db
def test_administrators_of_the_demonstration_have_the_known_secret():
    for code in ("fgw", "jyt", "czt"):
        make_department(code)
    ensure_accounts()
    ensure_accounts()
    named = {account.username for account in ACCOUNTS if account.is_administrator}
    assert {"admin", "system", "security", "fgw-admin"} <= named
    having = Authenticator.objects.filter(type="totp")
    assert set(having.values_list("user__username", flat=True)) == named
    assert get_user_model().objects.get(username="fgw-editor").authenticator_set.count() == 0


@pytest.mark.parametrize(("role", "needs"), [("", True), ("editor", False), ("department_admin", True)])
def test_who_is_an_administrator(role: str, needs: bool):
    assert DemoAccount("x", "x", role).is_administrator is needs


@pytest.mark.django_db
def test_the_summary_tells_the_secret():
    told = "\n".join(summary())
    assert codes.SECRET in told
    assert "security           安全管理员（两步）" in told
