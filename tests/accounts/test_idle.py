"""An idle session ends after thirty minutes without an act of the person."""

from __future__ import annotations

import time
from types import SimpleNamespace

import pytest
from django.test import RequestFactory
from django.urls import URLPattern, URLResolver, get_resolver

from cms.accounts.signin import gate, idle
from tests.factories.newsroom import Newsroom, article_form, at_work, make_newsroom, write
from tests.factories.users import PASSWORD, make_user

from .door import try_password

pytestmark = pytest.mark.django_db
REMAINING, ACT = "/admin/session/remaining/", "/admin/session/act/"


@pytest.fixture
def browser():
    return at_work(make_user(None, "importer", username="li"))


def rest(browser, minutes: float) -> None:
    session = browser.session
    session[idle.SESSION_KEY] = time.time() - minutes * 60
    session.save()


def last_act(browser) -> float:
    return browser.session[idle.SESSION_KEY]


@pytest.mark.parametrize(("minutes", "open_still"), [(29, True), (31, False)])
def test_the_session_ends_after_thirty_minutes(browser, minutes: int, open_still: bool):
    rest(browser, minutes)
    assert (browser.get("/admin/").status_code == 200) is open_still


def test_one_signs_in_again_and_lands_on_the_same_page(browser):
    rest(browser, 31)
    response = browser.get("/admin/account/?tab=1", follow=True)
    assert response.redirect_chain == [("/admin/login/?next=/admin/account/%3Ftab%3D1", 302)]
    assert "较长时间没有操作" in response.content.decode()
    again = try_password(browser, "li", PASSWORD, next="/admin/account/?tab=1")
    assert again["Location"] == "/admin/account/?tab=1"


def test_the_form_keeps_the_page_to_go_to(browser):
    rest(browser, 31)
    shown = browser.get("/admin/account/", follow=True).content.decode()
    assert 'name="next"' in shown
    assert 'value="/admin/account/"' in shown


def test_an_act_begins_anew(browser):
    rest(browser, 20)
    browser.get("/admin/account/")
    assert time.time() - last_act(browser) < 5


def test_acts_are_noted_once_a_minute(browser):
    rest(browser, 0.5)
    before = last_act(browser)
    browser.get("/admin/account/")
    assert last_act(browser) == before


def test_asking_how_long_is_no_act(browser):
    rest(browser, 20)
    assert 590 <= browser.get(REMAINING).json()["remaining"] <= 600
    assert time.time() - last_act(browser) > 1000


def test_an_act_in_an_open_page_is_one(browser):
    rest(browser, 20)
    assert browser.post(ACT).json()["remaining"] > 1790
    assert browser.get(ACT).status_code == 405


def test_who_asks_too_late_is_told_to_sign_in(browser):
    rest(browser, 31)
    answer = browser.get(REMAINING)
    assert (answer.status_code, answer.json()["login"]) == (401, "/admin/login/")
    assert browser.post(ACT).status_code == 401


def test_pings_previews_and_autosave_are_no_acts():
    newsroom: Newsroom = make_newsroom()
    page = write(newsroom.editor, newsroom.column, "通知")
    browser = at_work(newsroom.editor)
    edit = f"/admin/pages/{page.pk}/edit/"
    rest(browser, 20)
    browser.post(f"/admin/editing-sessions/ping/wagtailcore/page/{page.pk}/0/", {})
    browser.get(f"{edit}preview/")
    browser.post(f"{edit}preview/", article_form())
    browser.post(edit, article_form(), headers={"accept": "application/json"})
    browser.get(f"{edit}?_w_hydrate_create_view=1")
    browser.get("/admin/jsi18n/")
    assert time.time() - last_act(browser) > 1000
    browser.get(edit)
    assert time.time() - last_act(browser) < 5


@pytest.mark.parametrize("name", sorted(idle.NOT_ACTS | gate.ALWAYS | gate.FACTOR_SCREENS | {gate.PASSWORD_SCREEN}))
def test_each_name_of_an_exception_is_an_address(name: str):
    assert name in names(get_resolver("cms.urls.admin"))


def names(resolver: URLResolver) -> set[str | None]:
    inner = [names(entry) for entry in resolver.url_patterns if isinstance(entry, URLResolver)]
    return {entry.name for entry in resolver.url_patterns if isinstance(entry, URLPattern)}.union(*inner)


def test_a_form_sent_by_hand_is_an_act():
    request = RequestFactory().post("/", headers={"accept": "text/html"})
    assert idle.is_act(request, SimpleNamespace(url_name="edit"))


def test_minutes_are_a_setting(browser, settings):
    settings.SESSION_IDLE_MINUTES = 5
    rest(browser, 6)
    assert browser.get("/admin/").status_code == 302


def test_a_clock_in_the_future_does_not_keep_a_session_unnoted(browser):
    rest(browser, -10)
    browser.get("/admin/account/")
    assert last_act(browser) <= time.time()


def test_the_script_is_on_every_page_with_its_words(browser):
    shown = browser.get("/admin/").content.decode()
    assert "admin_session/session.js" in shown
    assert f'data-remaining="{REMAINING}"' in shown
    assert 'data-warning="120"' in shown
