"""The screens of people keep the three administrators apart, and holders of all rights are seen when they are used."""

from __future__ import annotations

import logging

import pytest
from django.contrib.auth import get_user_model

from cms.departments.models import Membership
from cms.departments.service import ensure_role_groups, grant_role
from tests.accounts.door import CODE, code_now, try_password, visitor
from tests.factories.departments import make_department
from tests.factories.newsroom import at_work
from tests.factories.users import make_user

User = get_user_model()
APART = "须由不同账号担任"
USED = "在安装之后仍被使用"


@pytest.fixture
def warden(db: None):
    return make_user(None, "security_admin", username="warden")


def form_of(*groups, **more) -> dict[str, object]:
    values = {"username": "li", "full_name": "李四", "email": "li@example.gov.cn", "phone": "", "is_active": "on"}
    return values | {"groups": [group.pk for group in groups]} | more


def groups_named(*keys: str):
    platform, department = ensure_role_groups(None), ensure_role_groups(make_department())
    return [(platform | department)[key] for key in keys]


@pytest.mark.parametrize(
    "keys", [("system_admin", "audit_admin"), ("system_admin", "portal_editor"), ("audit_admin", "editor")]
)
@pytest.mark.parametrize("superuser", [False, True])
def test_no_screen_gives_both(warden, keys, superuser):
    actor = make_user(superuser=True) if superuser else warden
    groups, browser = groups_named(*keys), at_work(actor)
    response = browser.post("/admin/users/new/", form_of(*groups))
    assert APART in response.content.decode()
    assert not User.objects.filter(username="li").exists()
    person = make_user(None, keys[0], username="li")
    response = browser.post(f"/admin/users/edit/{person.pk}/", form_of(*groups))
    assert APART in response.content.decode()
    assert list(person.memberships.values_list("role", flat=True)) == [keys[0]]
    assert list(person.groups.all()) == groups[:1]


def test_a_screen_turns_one_administrator_into_another(warden):
    person = make_user(None, "system_admin", username="li")
    (group,) = groups_named("audit_admin")
    assert at_work(warden).post(f"/admin/users/edit/{person.pk}/", form_of(group)).status_code == 302
    assert list(Membership.objects.filter(user=person).values_list("role", flat=True)) == ["audit_admin"]


def test_an_administrator_keeps_the_one_role_however_it_is_asked_past_the_menu(warden):
    person = make_user(None, "system_admin", username="li")
    (group,) = groups_named("portal_editor")
    browser = at_work(warden)
    browser.post(f"/admin/bulk/accounts/user/assign_role/?id={person.pk}", {"role": group.pk})
    browser.post(f"/admin/users/{person.pk}/", form_of(group))
    assert list(person.memberships.values_list("role", flat=True)) == ["system_admin"]
    assert group not in person.groups.all()


def test_a_holder_of_all_rights_is_warned_on_the_start_page(db):
    shown = at_work(make_user(superuser=True)).get("/admin/").content.decode()
    assert "它仅用于安装" in shown


def use(person) -> None:
    browser = visitor()
    try_password(browser, person.username)
    assert browser.post(CODE, {"code": code_now()}).status_code == 302


@pytest.mark.parametrize("role", ["system_admin", "audit_admin"])
def test_administrators_see_that_all_rights_were_used_after_installation(role: str, db):
    reader = at_work(make_user(None, role))
    use(make_user(superuser=True, username="early-bird"))
    assert USED not in reader.get("/admin/").content.decode()
    grant_role(make_user(), "security_admin")
    use(make_user(superuser=True, username="late-bird"))
    shown = reader.get("/admin/").content.decode()
    assert USED in shown
    assert "late-bird" in shown
    assert "early-bird" not in shown
    User.objects.filter(is_superuser=True).update(is_active=False)
    assert USED not in reader.get("/admin/").content.decode()


def test_people_of_content_are_not_told(warden):
    use(make_user(superuser=True))
    assert USED in at_work(warden).get("/admin/").content.decode()
    for person in (make_user(None, "portal_editor"), make_user(make_department(), "department_admin")):
        assert USED not in at_work(person).get("/admin/").content.decode()


def test_every_sign_in_with_all_rights_is_logged(db, caplog: pytest.LogCaptureFixture):
    caplog.set_level(logging.WARNING, "cms.accounts")
    make_user(make_department(), "editor", username="li")
    try_password(visitor(), "li")
    assert not caplog.messages
    use(make_user(superuser=True, username="root"))
    assert caplog.messages == ["A holder of all rights signed in: root from 192.0.2.7"]
