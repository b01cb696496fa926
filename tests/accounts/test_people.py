"""Accounts are opened by the security administrator, who cannot rise above the own rights by it."""

from __future__ import annotations

import pytest
from django.contrib.auth import get_user_model

from cms.departments.models import Membership
from cms.departments.service import ensure_role_groups
from tests.factories.departments import make_department
from tests.factories.newsroom import at_work
from tests.factories.users import PASSWORD, make_user

User = get_user_model()


@pytest.fixture
def warden(db: None):
    return make_user(None, "security_admin", username="warden")


def person_form(**values) -> dict[str, object]:
    return {"username": "li", "full_name": "李四", "email": "li@example.gov.cn", "phone": "", "groups": []} | values


def test_a_person_has_one_name_and_the_roles_of_the_groups_chosen(warden):
    department = make_department("fgw")
    group = ensure_role_groups(department)["editor"]
    browser = at_work(warden)
    shown = browser.get("/admin/users/new/").content.decode()
    assert "姓名" in shown
    assert 'name="first_name"' not in shown
    response = browser.post("/admin/users/new/", person_form(groups=[group.pk]))
    assert response.status_code == 302, response.context["form"].errors
    person = User.objects.get(username="li")
    assert person.get_full_name() == "李四"
    assert Membership.objects.filter(user=person, department=department, role="editor").exists()


def test_a_role_taken_away_is_no_longer_held(warden):
    department = make_department("fgw")
    person = make_user(department, "editor", "reviewer", username="li")
    keep = ensure_role_groups(department)["reviewer"]
    form = person_form(groups=[keep.pk], is_active="on")
    at_work(warden).post(f"/admin/users/edit/{person.pk}/", form)
    assert list(Membership.objects.filter(user=person).values_list("role", flat=True)) == ["reviewer"]
    assert list(person.groups.all()) == [keep]


def test_nobody_makes_holders_of_all_rights_but_one_of_them(warden):
    group = ensure_role_groups(None)["importer"]
    person = make_user(None, "importer", username="li")
    form = person_form(is_superuser="on", is_active="on", groups=[group.pk])
    for address in ("/admin/users/new/", f"/admin/users/edit/{person.pk}/"):
        assert "未作任何修改" in at_work(warden).post(address, form | {"username": "li"}).content.decode()
    assert not User.objects.filter(is_superuser=True).exists()
    root = make_user(superuser=True)
    at_work(root).post(f"/admin/users/edit/{person.pk}/", form)
    assert User.objects.get(username="li").is_superuser


def test_accounts_above_ones_own_are_out_of_reach(warden):
    root = make_user(superuser=True, username="root")
    browser = at_work(warden)
    assert "root@example.gov.cn" not in browser.get("/admin/users/").content.decode()
    form = person_form(username="root", is_active="on")
    for address in (f"edit/{root.pk}", f"delete/{root.pk}", f"history/{root.pk}"):
        browser.post(f"/admin/users/{address}/", form)
    for act in ("delete", "set_active_state", "assign_role"):
        data = {"mark_as_active": "False", "role": 1}
        browser.post(f"/admin/bulk/accounts/user/{act}/?id={root.pk}", data)
    root.refresh_from_db()
    assert root.is_active
    assert root.check_password(PASSWORD)


def test_roles_are_not_given_to_many_at_once(warden):
    department = make_department("fgw")
    person, group = make_user(username="li"), ensure_role_groups(department)["editor"]
    at_work(warden).post(f"/admin/bulk/accounts/user/assign_role/?id={person.pk}", {"role": group.pk})
    assert not person.groups.exists()


@pytest.mark.parametrize("role", ["portal_editor", "system_admin", "audit_admin"])
def test_others_manage_nobody(db, role: str):
    browser = at_work(make_user(None, role))
    assert browser.get("/admin/users/").status_code == 302
    browser.post("/admin/users/new/", person_form())
    assert not User.objects.filter(username="li").exists()


def test_a_person_changes_the_own_name_and_password(db):
    person = make_user(None, "importer", username="li")
    browser = at_work(person)
    shown = browser.get("/admin/account/").content.decode()
    assert 'name="name_email-full_name"' in shown
    form = {
        "name_email-full_name": "李四光", "name_email-email": "li@example.gov.cn", "name_email-phone": "0731",
        "notifications-submitted_notifications": "on", "locale-preferred_language": "zh-hans",
        "locale-current_time_zone": "Asia/Shanghai", "theme-theme": "system", "theme-density": "default",
        "theme-contrast": "system", "theme-keyboard_shortcuts": "on", "password-old_password": PASSWORD,
        "password-new_password1": "Yue-lu-shan-26", "password-new_password2": "Yue-lu-shan-26",
    }  # fmt: skip
    browser.post("/admin/account/", form)
    person.refresh_from_db()
    assert person.full_name == "李四光"
    assert person.check_password("Yue-lu-shan-26")


def test_people_sign_in_on_the_admin_host_alone(client, db):
    from tests.factories.sites import make_cluster

    make_cluster()
    person = make_user(None, "importer", username="li")
    form = {"username": "li", "password": PASSWORD, "next": "/admin/"}
    assert client.get("/admin/login/", headers={"host": "localhost"}).status_code == 404
    assert client.post("/admin/login/", form, headers={"host": "localhost"}).status_code in {404, 405}
    shown = client.get("/admin/login/", headers={"host": "admin.localhost"})
    assert "登录" in shown.content.decode()
    response = client.post("/admin/login/", form, headers={"host": "admin.localhost"})
    assert response.status_code == 302
    assert client.session["_auth_user_id"] == str(person.pk)
