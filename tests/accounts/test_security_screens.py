"""Screens of who answers for sign-in on the whole platform."""

from __future__ import annotations

import pytest
from wagtail.models import ModelLogEntry

from cms.accounts.models import SecondFactorRule, SignInLock
from cms.accounts.signin import locks, second_factor
from tests.factories.departments import make_department
from tests.factories.newsroom import at_work
from tests.factories.users import make_user

from .door import is_in, try_password, visitor

pytestmark = pytest.mark.django_db
LOCKS, RULES = "/admin/security/locks/", "/admin/security/two-step/"


@pytest.fixture
def warden():
    return make_user(None, "security_admin", username="warden")


def lock(name: str) -> SignInLock:
    for _ in range(5):
        locks.attempt(locks.account_key(name))
    return SignInLock.objects.get(key=name)


def test_the_security_administrator_unlocks(warden):
    make_user(None, "importer", username="li")
    row = lock("li")
    browser = at_work(warden)
    assert "li" in browser.get(LOCKS).content.decode()
    assert "已解除" in browser.post(LOCKS, {"lock": row.pk}, follow=True).content.decode()
    person = visitor()
    try_password(person, "li")
    assert is_in(person)
    assert ModelLogEntry.objects.filter(action="accounts.unlock", user=warden).exists()


@pytest.mark.parametrize("role", ["system_admin", "audit_admin", "portal_editor", "department_admin", "editor"])
def test_others_do_not_unlock(db, role: str):
    department = make_department("fgw") if role in {"department_admin", "editor"} else None
    row = lock("li")
    browser = at_work(make_user(department, role))
    assert browser.get(LOCKS).status_code == 302
    assert browser.post(LOCKS, {"lock": row.pk}).status_code == 302
    assert SignInLock.objects.filter(pk=row.pk).exists()


def test_who_resets_a_password_is_not_unlocked_by_it(db):
    user = make_user(None, "importer", username="li")
    lock("li")
    user.set_password("Yue-lu-shan-1926")
    user.save()
    assert "登录失败次数过多" in try_password(visitor(), "li", "Yue-lu-shan-1926").content.decode()


@pytest.mark.parametrize("value", ["", "0", "x"])
def test_locks_that_do_not_exist(warden, value: str):
    answer = at_work(warden).post(LOCKS, {"lock": value})
    assert answer.status_code == 404


def test_the_rule_of_departments_is_switched(warden):
    fgw, jyt = make_department("fgw"), make_department("jyt")
    browser = at_work(warden)
    assert browser.get(RULES).status_code == 200
    browser.post(RULES, {"departments": [fgw.pk, jyt.pk]})
    assert second_factor.asking_departments() == {fgw.pk, jyt.pk}
    browser.post(RULES, {"departments": [jyt.pk]})
    assert second_factor.asking_departments() == {jyt.pk}
    assert browser.get(RULES).content.decode().count(" checked") == 1


def test_a_department_administrator_switches_the_own_one_alone(db):
    fgw, jyt = make_department("fgw"), make_department("jyt")
    browser = at_work(make_user(fgw, "department_admin"))
    assert "省jyt厅" not in browser.get(RULES).content.decode()
    shown = browser.post(RULES, {"departments": [jyt.pk, fgw.pk]}, follow=True).content.decode()
    assert "未作任何修改" in shown
    assert not SecondFactorRule.objects.exists()
    browser.post(RULES, {"departments": [fgw.pk]})
    assert second_factor.asking_departments() == {fgw.pk}


@pytest.mark.parametrize("role", ["system_admin", "portal_editor", "editor"])
def test_others_switch_nothing(db, role: str):
    fgw = make_department("fgw")
    browser = at_work(make_user(fgw if role == "editor" else None, role))
    assert browser.post(RULES, {"departments": [fgw.pk]})["Location"] == "/admin/"
    assert not SecondFactorRule.objects.exists()


def test_a_lost_second_step_is_taken_away_and_sessions_end(warden):
    person = make_user(make_department("fgw"), "department_admin", username="li")
    signed_in = at_work(person)
    signed_in.get("/admin/account/")
    at_work(warden).post(f"/admin/users/{person.pk}/two-step/reset/")
    assert not second_factor.has_one(person)
    assert try_password(visitor(), "li")["Location"] == "/admin/"
    assert ModelLogEntry.objects.filter(action="accounts.reset_second_factor").exists()


def test_nobody_takes_the_own_second_step_away_there(warden):
    at_work(warden).post(f"/admin/users/{warden.pk}/two-step/reset/")
    assert second_factor.has_one(warden)


def test_a_department_administrator_takes_none_away(db):
    fgw = make_department("fgw")
    person = make_user(fgw, "department_admin")
    at_work(make_user(fgw, "department_admin")).post(f"/admin/users/{person.pk}/two-step/reset/")
    assert second_factor.has_one(person)


def test_the_own_roles_of_the_security_administrator_stay(warden):
    from cms.departments.service import ensure_role_groups

    group = ensure_role_groups(None)["system_admin"]
    form = {"username": "warden", "full_name": "x", "email": "w@example.cn", "is_active": "on", "groups": [group.pk]}
    at_work(warden).post(f"/admin/users/edit/{warden.pk}/", form)
    assert list(warden.memberships.values_list("role", flat=True)) == ["security_admin"]


def test_menus_show_each_what_is_theirs(warden):
    def shown(user) -> tuple[bool, bool]:
        html = at_work(user).get("/admin/").content.decode()
        return LOCKS in html, RULES in html

    assert shown(warden) == (True, True)
    assert shown(make_user(make_department("fgw"), "department_admin")) == (False, True)
    assert shown(make_user(None, "portal_editor")) == (False, False)
