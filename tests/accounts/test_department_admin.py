"""A department administrator manages the people of the own department, and cannot rise or reach beyond it."""

from __future__ import annotations

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core import mail

from cms.accounts.models import PasswordLink
from cms.accounts.policies import groups_given_by, is_wholly_managed, people_managed_by
from cms.departments.models import Membership
from cms.departments.service import ensure_role_groups, grant_role
from tests.factories.departments import make_department
from tests.factories.newsroom import at_work
from tests.factories.users import PASSWORD, make_user

pytestmark = pytest.mark.django_db
User = get_user_model()


class House:
    """Two departments with their people, the platform's groups, and a stranger who works in both."""

    def __init__(self) -> None:
        self.fgw, self.jyt = make_department("fgw"), make_department("jyt")
        self.groups, self.foreign = ensure_role_groups(self.fgw), ensure_role_groups(self.jyt)
        self.platform = ensure_role_groups(None)
        self.admin = make_user(self.fgw, "department_admin", username="fgw-admin")
        self.editor = make_user(self.fgw, "editor", username="fgw-editor")
        self.stranger = make_user(self.jyt, "editor", username="jyt-editor")
        self.both = make_user(self.fgw, "editor", username="both")
        grant_role(self.both, "editor", self.jyt)
        self.root = make_user(superuser=True, username="root")
        self.browser = at_work(self.admin)


@pytest.fixture
def house() -> House:
    return House()


def form(user=None, groups=(), **values):
    given = {"username": "li", "full_name": "李四", "email": "li@example.gov.cn", "phone": "", "is_active": "on"}
    if user is not None:
        given |= {"username": user.username, "email": user.email, "full_name": user.full_name or "某某"}
    given["groups"] = [group.pk if isinstance(group, Group) else group for group in groups]
    return {name: value for name, value in (given | values).items() if value is not None}


def edit(house: House, person, **values):
    return house.browser.post(f"/admin/users/edit/{person.pk}/", form(person, **values))


def held(person) -> set[tuple[str, str]]:
    rows = Membership.objects.filter(user=person).values_list("role", "department__code")
    return {(role, code or "") for role, code in rows}


def test_a_new_person_is_invited_and_has_no_password(house, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        response = house.browser.post("/admin/users/new/", form(groups=[house.groups["editor"]]))
    assert response.status_code == 302, response.context["form"].errors
    person = User.objects.get(username="li")
    assert not person.has_usable_password()
    assert held(person) == {("editor", "fgw")}
    assert mail.outbox[0].to == ["li@example.gov.cn"]


def test_roles_are_given_and_taken(house):
    response = edit(house, house.editor, groups=[house.groups["reviewer"], house.groups["department_admin"]])
    assert response.status_code == 302, response.context["form"].errors
    assert held(house.editor) == {("reviewer", "fgw"), ("department_admin", "fgw")}


def test_a_person_is_disabled(house):
    edit(house, house.editor, groups=[house.groups["editor"]], is_active=None)
    house.editor.refresh_from_db()
    assert not house.editor.is_active


ESCALATIONS = {
    "superuser flag": {"is_superuser": "on"},
    "staff flag": {"is_staff": "on"},
    "single permission": {"user_permissions": ["1"]},
    "password": {"password1": "Yue-lu-shan-1926", "password2": "Yue-lu-shan-1926"},
}


@pytest.mark.parametrize("extra", ESCALATIONS.values(), ids=ESCALATIONS)
def test_what_is_posted_past_the_form_is_refused_in_words(house, extra):
    for address in ("/admin/users/new/", f"/admin/users/edit/{house.editor.pk}/"):
        values = form(house.editor if "edit" in address else None, [house.groups["reviewer"]]) | extra
        response = house.browser.post(address, values)
        assert response.status_code == 200
        assert "未作任何修改" in response.content.decode(), address
    assert not User.objects.filter(username="li").exists()
    assert held(house.editor) == {("editor", "fgw")}
    house.editor.refresh_from_db()
    assert house.editor.check_password(PASSWORD)
    assert (house.editor.is_superuser, house.editor.is_staff) == (False, False)


@pytest.mark.parametrize("which", ["foreign editor", "platform", "plain group", "none such", "no number"])
def test_foreign_roles_are_refused_in_words(house, which: str):
    group = {
        "foreign editor": lambda: house.foreign["editor"].pk,
        "platform": lambda: house.platform["security_admin"].pk,
        "plain group": lambda: Group.objects.create(name="x").pk,
        "none such": lambda: 999_999,
        "no number": lambda: "1; DROP TABLE",
    }[which]()
    for address in ("/admin/users/new/", f"/admin/users/edit/{house.editor.pk}/"):
        values = form(house.editor if "edit" in address else None, [house.groups["reviewer"], group])
        response = house.browser.post(address, values)
        assert response.status_code == 200
        assert "未作任何修改" in response.content.decode()
    assert held(house.editor) == {("editor", "fgw")}
    assert not User.objects.filter(username="li").exists()


def test_the_own_role_cannot_be_raised(house):
    for address in (f"edit/{house.admin.pk}", f"delete/{house.admin.pk}"):
        values = form(house.admin, [house.groups["department_admin"], house.groups["reviewer"]])
        assert house.browser.post(f"/admin/users/{address}/", values)["Location"] == "/admin/"
    assert held(house.admin) == {("department_admin", "fgw")}
    assert not groups_given_by(house.admin, house.admin).exists()


@pytest.mark.parametrize("who", ["stranger", "root"])
@pytest.mark.parametrize("act", ["edit", "delete", "history", "usage", "invite", "two-step/reset"])
def test_people_of_others_are_out_of_reach(house, who: str, act: str):
    person = getattr(house, who)
    before = User.objects.filter(pk=person.pk).values().get()
    address = {
        "edit": f"edit/{person.pk}/", "delete": f"delete/{person.pk}/", "history": f"history/{person.pk}/",
        "usage": f"usage/{person.pk}/", "invite": f"{person.pk}/invite/", "two-step/reset": f"{person.pk}/two-step/reset/",
    }[act]  # fmt: skip
    for answer in (
        house.browser.get(f"/admin/users/{address}"),
        house.browser.post(f"/admin/users/{address}", form(person, [house.groups["editor"]], username="taken")),
    ):
        assert answer.status_code in {302, 404, 405}
        assert person.email not in answer.content.decode()
    assert User.objects.filter(pk=person.pk).values().get() == before
    assert not PasswordLink.objects.exists()


def test_lists_and_filters_name_nobody_else(house):
    shown = house.browser.get("/admin/users/").content.decode()
    assert "fgw-editor" in shown
    for word in ("jyt-editor", "root", "省jyt厅", "平台 ·"):
        assert word not in shown, word
    assert "fgw-editor" not in house.browser.get("/admin/users/?q=jyt").content.decode()
    assert set(people_managed_by(house.admin)) == {house.admin, house.editor, house.both}


@pytest.mark.parametrize("act", ["delete", "set_active_state", "assign_role"])
@pytest.mark.parametrize("who", ["stranger", "root", "both", "admin"])
def test_acts_on_many_at_once_change_nothing(house, act: str, who: str):
    person = getattr(house, who)
    data = {"mark_as_active": "False", "role": house.groups["reviewer"].pk}
    for query in (f"id={person.pk}", f"id={person.pk}&id={house.editor.pk}", "id=all"):
        house.browser.post(f"/admin/bulk/accounts/user/{act}/?{query}", data)
        shown = house.browser.get(f"/admin/bulk/accounts/user/{act}/?{query}").content.decode()
        assert "jyt-editor@" not in shown
    person.refresh_from_db()
    assert person.is_active
    assert not person.groups.filter(pk=house.groups["reviewer"].pk).exists()


def test_who_works_elsewhere_as_well_keeps_account_and_foreign_roles(house):
    assert not is_wholly_managed(house.admin, house.both)
    values = {"groups": [house.groups["reviewer"]], "is_active": None, "email": "taken@example.cn", "username": "taken"}
    response = edit(house, house.both, **values)
    assert response.status_code == 302, response.context["form"].errors
    house.both.refresh_from_db()
    assert (house.both.username, house.both.is_active, house.both.email) == ("both", True, "both@example.gov.cn")
    assert held(house.both) == {("reviewer", "fgw"), ("editor", "jyt")}


def test_the_form_of_such_a_person_names_no_foreign_role(house):
    shown = house.browser.get(f"/admin/users/edit/{house.both.pk}/").content.decode()
    assert "省jyt厅" not in shown
    assert "还在其他部门任职" in shown


def test_the_address_of_who_has_a_password_stays(house):
    edit(house, house.editor, groups=[house.groups["editor"]], email="mine@example.cn")
    house.editor.refresh_from_db()
    assert house.editor.email == "fgw-editor@example.gov.cn"


def test_the_address_of_who_was_only_invited_is_corrected(house):
    house.editor.set_unusable_password()
    house.editor.save()
    edit(house, house.editor, groups=[house.groups["editor"]], email="right@example.gov.cn")
    house.editor.refresh_from_db()
    assert house.editor.email == "right@example.gov.cn"


@pytest.mark.parametrize(("password", "sent"), [(True, 0), (False, 1)])
def test_an_invitation_is_repeated_until_there_is_a_password(house, password, sent, django_capture_on_commit_callbacks):
    if not password:
        house.editor.set_unusable_password()
        house.editor.save()
    with django_capture_on_commit_callbacks(execute=True):
        house.browser.post(f"/admin/users/{house.editor.pk}/invite/")
    assert len(mail.outbox) == sent


def test_a_person_without_any_role_is_not_made(house):
    response = house.browser.post("/admin/users/new/", form(groups=[]))
    assert "请至少选择一个角色" in response.content.decode()
    assert not User.objects.filter(username="li").exists()


def test_the_second_of_two_is_told(house):
    address = f"/admin/users/edit/{house.editor.pk}/"
    first = house.browser.get(address).context["form"]["seen"].value()
    second = at_work(make_user(house.fgw, "department_admin")).get(address).context["form"]["seen"].value()
    assert edit(house, house.editor, groups=[house.groups["reviewer"]], seen=first).status_code == 302
    response = edit(house, house.editor, groups=[house.groups["liaison"]], seen=second)
    assert response.status_code == 200
    assert "另一位管理员修改了这个账号" in response.content.decode()
    assert held(house.editor) == {("reviewer", "fgw")}


def test_a_department_that_is_left_is_no_longer_managed(house):
    Membership.objects.filter(user=house.admin).delete()
    assert house.browser.get("/admin/users/").status_code == 302
    edit(house, house.editor, groups=[house.groups["reviewer"]])
    assert held(house.editor) == {("editor", "fgw")}


def test_a_role_with_more_rights_than_the_own_is_not_offered(house, monkeypatch):
    from cms.departments import roles

    strong = roles.Role("strong", "x", "department", ("add", "bulk_delete"))
    monkeypatch.setitem(roles._registry, "strong", strong)
    group = ensure_role_groups(house.fgw)["strong"]
    assert group not in groups_given_by(house.admin)
    assert group in groups_given_by(make_user(None, "security_admin"))
