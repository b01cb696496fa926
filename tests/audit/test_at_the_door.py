"""Every way to be let in or kept out leaves its event, and no secret."""

from __future__ import annotations

import pytest

from cms.core.audit.models import Event
from tests.accounts.door import CODE, code_now, try_password, visitor, wrong_code
from tests.factories.users import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return make_user(None, "importer", username="li")


@pytest.fixture
def administrator():
    return make_user(None, "security_admin", username="wang")


def told() -> list[tuple[str, str, str]]:
    """Act, result and account of what happened at the door, in order."""
    events = Event.objects.filter(action__startswith="auth.").order_by("pk")
    return list(events.values_list("action", "result", "title"))


def test_a_wrong_password_and_a_right_one(editor):
    browser = visitor("192.0.2.9")
    try_password(browser, "li", "wrong-password-26")
    try_password(browser, "li")
    assert told() == [("auth.sign_in_failed", "failed", str(editor)), ("auth.sign_in", "done", str(editor))]
    assert set(Event.objects.filter(action__startswith="auth.").values_list("address", flat=True)) == {"192.0.2.9"}


def test_an_attempt_on_a_locked_account(editor):
    for _ in range(6):
        try_password(visitor(), "li", "wrong-password-26")
    assert told() == [("auth.sign_in_failed", "failed", str(editor))] * 6


def test_a_password_without_its_second_step_is_no_sign_in(administrator):
    browser = visitor()
    try_password(browser, "wang")
    assert told() == []
    browser.post(CODE, {"code": wrong_code()})
    browser.post(CODE, {"code": code_now()})
    assert [action for action, _result, _title in told()] == ["auth.sign_in_failed", "auth.sign_in"]


def test_no_event_holds_what_was_typed(administrator):
    browser, code = visitor(), wrong_code()
    try_password(browser, "wang", "my-Secret-2026-words")
    try_password(browser, "wang")
    browser.post(CODE, {"code": code})
    kept = str(list(Event.objects.values()))
    assert "my-Secret" not in kept
    assert code not in [event.title for event in Event.objects.all()]


def test_a_change_of_password_is_told_without_it(editor):
    editor.set_password("another-Secret-2026")
    editor.save()
    event = Event.objects.filter(action="object.change", kind="accounts.user").latest("pk")
    assert set(event.after) == {"password"}
    assert editor.password not in str([event.before, event.after])
