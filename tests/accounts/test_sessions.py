"""Where one is signed in, and signing out there; who is shut out loses access at the next request."""

from __future__ import annotations

import time

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.auth import get_user_model

from cms.accounts.signin import idle, sessions
from tests.factories.users import PASSWORD, make_user

from .door import is_in, try_password, visitor

pytestmark = pytest.mark.django_db
ADDRESS = "/admin/sessions/"


@pytest.fixture
def li():
    return make_user(None, "importer", username="li")


def signed_in(name: str = "li", address: str = "192.0.2.7"):
    browser = visitor(address)
    browser.defaults["HTTP_USER_AGENT"] = f"Browser at {address}"
    try_password(browser, name)
    return browser


def test_the_list_shows_where_one_is_signed_in_and_not_where_others_are(li):
    make_user(None, "importer", username="wang")
    here, _there, _stranger = signed_in(), signed_in(address="198.51.100.2"), signed_in("wang", "203.0.113.3")
    shown = here.get(ADDRESS).content.decode()
    assert "192.0.2.7" in shown
    assert "198.51.100.2" in shown
    assert "203.0.113.3" not in shown
    assert shown.count("（本次会话）") == 1


def test_other_sessions_end_and_this_one_goes_on(li):
    make_user(None, "importer", username="wang")
    here, there, stranger = signed_in(), signed_in(), signed_in("wang")
    assert "退出其他 1 个会话" in here.post(ADDRESS, follow=True).content.decode()
    assert is_in(here)
    assert not is_in(there)
    assert is_in(stranger)


def test_signing_out_everywhere(li):
    here, there = signed_in(), signed_in()
    assert here.post(ADDRESS, {"everywhere": "1"})["Location"] == "/admin/login/"
    assert not is_in(here)
    assert not is_in(there)


def test_the_account_page_leads_there(li):
    shown = signed_in().get("/admin/account/").content.decode()
    assert ADDRESS in shown
    assert "/admin/two-step/" in shown


def test_use_is_written_down_with_acts(li):
    browser = signed_in()
    UserSession.objects.all().delete()
    session = browser.session
    session[idle.SESSION_KEY] = time.time() - 120
    session.save()
    browser.get("/admin/account/")
    seen = UserSession.objects.get()
    assert seen.session_key == browser.session.session_key
    session[idle.SESSION_KEY] = time.time() - 120
    session.save()
    browser.get("/admin/account/")
    assert UserSession.objects.get().last_seen_at > seen.last_seen_at


@pytest.mark.parametrize("address", ["/admin/", "/admin/account/", "/admin/api/main/pages/", "/media/x.jpg"])
def test_who_is_shut_out_loses_access_at_the_next_request(li, address: str):
    browser = signed_in()
    assert is_in(browser)
    get_user_model().objects.update(is_active=False)
    response = browser.get(address)
    assert response.status_code == 302
    assert response["Location"].startswith("/admin/login/")
    try_password(browser, "li", PASSWORD)
    assert not is_in(browser)


def test_ending_tells_how_many_it_were(li):
    for _ in range(3):
        signed_in()
    assert sessions.end_all(li) == 3
    assert sessions.open_sessions(li) == []
