"""Links that let a person set a password: sent by mail, used once, for a limited time."""

from __future__ import annotations

import re
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.contrib.auth import get_user_model
from django.core import mail
from django.utils import timezone
from wagtail.users.models import UserProfile

from cms.accounts.enums import LinkPurpose
from cms.accounts.models import PasswordLink
from cms.accounts.signin import emails, links, views
from tests.factories.departments import make_department
from tests.factories.newsroom import at_work
from tests.factories.users import PASSWORD, make_user

from .door import is_in, try_password, visitor

pytestmark = pytest.mark.django_db
FORM = "/admin/password/link/"
GOOD = "Yue-lu-shan-1926"
SET = {"new_password1": GOOD, "new_password2": GOOD}


@pytest.fixture
def person():
    user = make_user(make_department("fgw"), "editor", username="li")
    user.set_unusable_password()
    user.save()
    return user


def address_in(letter) -> str:
    found = re.search(r"http://admin\.localhost(?::\d+)?(/admin/password/link/\S+)", letter.body)
    assert found, letter.body
    return found[1]


def open_link(user, purpose=LinkPurpose.INVITATION, browser=None):
    browser = browser or visitor()
    browser.get(f"{FORM}{links.make_link(user, purpose)}/")
    return browser


def test_an_invitation_comes_by_mail_and_leads_to_a_password(person, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        links.invite(person)
    letter = mail.outbox[0]
    assert letter.to == [person.email]
    assert "72 小时" in letter.body
    browser = visitor()
    assert browser.get(address_in(letter))["Location"] == FORM
    assert "li" in browser.get(FORM).content.decode()
    assert browser.post(FORM, SET)["Location"] == "/admin/login/"
    assert not is_in(browser)
    try_password(browser, "li", GOOD)
    assert is_in(browser)


def test_a_link_is_used_once(person):
    first, second = visitor(), visitor()
    secret = links.make_link(person, LinkPurpose.INVITATION)
    for browser in (first, second):
        browser.get(f"{FORM}{secret}/")
    first.post(FORM, SET)
    assert second.post(FORM, {"new_password1": "Other-1926-abc", "new_password2": "Other-1926-abc"}).status_code == 410
    person.refresh_from_db()
    assert person.check_password(GOOD)


def test_a_link_used_while_another_form_is_sent_is_refused(person):
    secret = links.make_link(person, LinkPurpose.INVITATION)
    links.use_link(secret, lambda user: None)
    with pytest.raises(links.LinkUsedError):
        links.use_link(secret, lambda user: pytest.fail("used twice"))


def test_opening_a_link_does_not_use_it(person):
    secret = links.make_link(person, LinkPurpose.INVITATION)
    for _ in range(3):
        visitor().get(f"{FORM}{secret}/")
    assert links.open_link(secret) is not None


@pytest.mark.parametrize(("hours", "works"), [(71, True), (73, False)])
def test_an_invitation_holds_for_three_days(person, hours: int, works: bool):
    secret = links.make_link(person, LinkPurpose.INVITATION)
    row = PasswordLink.objects.get()
    row.expires_at -= timedelta(hours=hours)
    row.save()
    assert (links.open_link(secret) is not None) is works


def test_a_newer_link_takes_the_place_of_the_older(person):
    older = links.make_link(person, LinkPurpose.INVITATION)
    newer = links.make_link(person, LinkPurpose.INVITATION)
    assert links.open_link(older) is None
    assert links.open_link(newer) is not None


def test_people_who_were_shut_out_use_no_link(person):
    secret = links.make_link(person, LinkPurpose.INVITATION)
    person.is_active = False
    person.save()
    assert links.open_link(secret) is None


def test_only_a_digest_is_kept(person):
    secret = links.make_link(person, LinkPurpose.INVITATION)
    assert secret not in str(PasswordLink.objects.values())


def test_unknown_used_and_old_links_answer_alike(person):
    used = links.make_link(person, LinkPurpose.INVITATION)
    links.withdraw(person)
    pages = []
    for secret in ("unknown", used):
        browser = visitor()
        browser.get(f"{FORM}{secret}/")
        response = browser.get(FORM)
        assert response.status_code == 410
        pages.append(re.sub(r"content=\"[^\"]*\"|\"CSRF_TOKEN\": \"\w+\"", "", response.content.decode()))
    assert pages[0] == pages[1]


@pytest.mark.parametrize("password", ["short-1A", "nocapitalsordigits", "Li@example-2026li"])
def test_rules_of_passwords_hold_here_as_well(person, password: str):
    browser = open_link(person)
    response = browser.post(FORM, {"new_password1": password, "new_password2": password})
    assert (response.status_code, person.has_usable_password()) == (200, False) or password.startswith("Li@")


def test_a_new_password_ends_the_sessions_before(db):
    user = make_user(None, "importer", username="wang")
    signed_in = visitor()
    try_password(signed_in, "wang")
    open_link(user, LinkPurpose.FORGOTTEN).post(FORM, SET)
    assert not is_in(signed_in)


def forgotten(account: str) -> str:
    return visitor().post("/admin/password_reset/", {"account": account}).content.decode()


def test_a_forgotten_password_is_helped_with(django_capture_on_commit_callbacks):
    make_user(None, "importer", username="wang")
    with django_capture_on_commit_callbacks(execute=True):
        assert "请查收邮件" in forgotten("wang")
    assert "60 分钟" in mail.outbox[0].body
    browser = visitor()
    browser.get(address_in(mail.outbox[0]))
    browser.post(FORM, SET)
    try_password(browser, "wang", GOOD)
    assert is_in(browser)


def test_the_answer_does_not_tell_who_exists(person):
    make_user(None, "importer", username="wang")
    answers = {
        re.sub(r"\"CSRF_TOKEN\": \"\w+\"|content=\"[^\"]*\"", "", forgotten(name)) for name in ("wang", "nobody", "li")
    }
    assert len(answers) == 1


def test_who_is_sent_a_link_is_found_in_the_background(monkeypatch):
    asked: list[str] = []
    monkeypatch.setattr(views, "help_with_password", SimpleNamespace(enqueue=asked.append))
    forgotten("whoever")
    assert asked == ["whoever"]


@pytest.mark.parametrize("change", [{"is_active": False}, {"email": ""}])
def test_no_link_for_who_is_shut_out_or_has_no_mailbox(change):
    user = make_user(None, "importer", username="wang")
    get_user_model().objects.filter(pk=user.pk).update(**change)
    links.help_with_password("wang")
    assert not PasswordLink.objects.exists()


def test_who_was_invited_asks_the_administrator(person):
    links.help_with_password("li")
    assert not PasswordLink.objects.exists()


def test_nobody_is_flooded_with_links():
    make_user(None, "importer", username="wang")
    for _ in range(3):
        links.help_with_password("wang")
    assert PasswordLink.objects.count() == 1
    PasswordLink.objects.update(created_at=timezone.now() - timedelta(minutes=6))
    links.help_with_password("wang")
    assert PasswordLink.objects.count() == 2


def test_too_many_requests_are_refused():
    browser = visitor()
    answers = [browser.post("/admin/password_reset/", {"account": f"a{n}"}).status_code for n in range(21)]
    assert (answers[0], answers[-1]) == (200, 429)


def test_the_address_is_the_platforms_and_not_that_of_the_request(person, django_capture_on_commit_callbacks):
    browser = visitor()
    with django_capture_on_commit_callbacks(execute=True):
        make_user(None, "importer", username="wang")
        browser.post("/admin/password_reset/", {"account": "wang"}, headers={"x-forwarded-host": "evil.example"})
    assert "evil.example" not in mail.outbox[0].body


def test_letters_are_written_in_the_language_of_the_reader(person):
    UserProfile.objects.create(user=person, preferred_language="en")
    assert emails.language_of(person) == "en"
    assert emails.language_of(make_user()) == "zh-hans"


def test_a_mail_server_that_is_away_breaks_nothing(person, settings, caplog):
    settings.EMAIL_BACKEND, settings.EMAIL_PORT = "django.core.mail.backends.smtp.EmailBackend", 1
    settings.EMAIL_HOST = "127.0.0.1"
    assert emails.send_invitation(person, "secret") is False
    assert "letter_not_sent" in caplog.text


def test_an_open_session_of_somebody_else_is_left_alone(person):
    other = at_work(make_user(None, "importer"))
    open_link(person, browser=other)
    assert is_in(other)
    assert PASSWORD != GOOD
