from __future__ import annotations

import pytest
from django.contrib.auth.models import Group
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from cms.departments.models import Membership, RoleGroup
from cms.departments.roles import EDITOR, PORTAL_EDITOR, roles
from cms.departments.scope import Scope
from cms.departments.selectors import active_departments, department_by_code, role_groups
from cms.departments.service import (
    ensure_role_groups,
    grant_files,
    grant_role,
    grant_tree,
    revoke_role,
    withdraw_tree,
)
from tests.factories.departments import make_department
from tests.factories.users import make_user

pytestmark = pytest.mark.django_db


def test_each_role_of_a_department_has_one_group() -> None:
    department = make_department("abc")
    groups = ensure_role_groups(department)
    assert set(groups) == {role.key for role in roles("department")}
    assert groups["editor"].name == "省abc厅 · 编辑（abc）"
    assert ensure_role_groups(department) == groups
    assert Group.objects.count() == RoleGroup.objects.count() == len(groups)


def test_the_platform_has_groups_of_its_own() -> None:
    groups = ensure_role_groups(None)
    assert set(groups) == {role.key for role in roles("platform")}
    assert groups["portal_editor"].name == "平台 · 门户编辑"


def test_two_departments_of_one_short_name_have_different_groups() -> None:
    one, other = make_department("abc", short_zh="省甲厅"), make_department("abd", short_zh="省甲厅")
    assert not set(ensure_role_groups(one).values()) & set(ensure_role_groups(other).values())


def test_every_group_may_enter_the_admin() -> None:
    for key, group in ensure_role_groups(make_department()).items():
        assert group.permissions.filter(codename="access_admin").exists(), key


def test_a_role_gives_its_group_and_takes_it_again() -> None:
    department = make_department()
    person = make_user()
    grant_role(person, "editor", department)
    assert list(person.groups.all()) == [role_groups(department)["editor"]]
    assert Scope.of(person).has_role(department.pk, "editor")
    grant_role(person, "editor", department)
    assert Membership.objects.count() == 1
    revoke_role(person, "editor", department)
    assert not person.groups.exists()
    assert not Scope.of(person).has_role(department.pk, "editor")


def test_a_person_at_hand_holds_a_new_role_at_once_and_an_old_one_no_more() -> None:
    user = make_user("editor")
    assert not Scope.of(user).has_platform_role(PORTAL_EDITOR.key)

    grant_role(user, PORTAL_EDITOR.key)
    assert Scope.of(user).has_platform_role(PORTAL_EDITOR.key)

    revoke_role(user, PORTAL_EDITOR.key)
    assert not Scope.of(user).has_platform_role(PORTAL_EDITOR.key)


def test_a_membership_made_elsewhere_gives_the_group_too() -> None:
    person, department = make_user(), make_department()
    membership = Membership.objects.create(user=person, department=department, role="reviewer")
    assert person.groups.count() == 1
    membership.delete()
    assert person.groups.count() == 0


def test_a_role_is_of_its_own_kind_of_holder() -> None:
    person, department = make_user(), make_department()
    with pytest.raises(ValueError, match="portal_editor"):
        grant_role(person, PORTAL_EDITOR.key, department)
    with pytest.raises(ValueError, match="editor"):
        grant_role(person, EDITOR.key)
    with pytest.raises(KeyError):
        grant_role(person, "emperor", department)


def test_page_rights_are_those_of_the_roles() -> None:
    root, groups = Page.get_first_root_node(), ensure_role_groups(make_department())
    grant_tree(groups, [root])
    grant_tree(groups, [root])
    rights = GroupPagePermission.objects.filter(group=groups["editor"]).values_list("permission__codename", flat=True)
    assert sorted(rights) == ["add_page", "change_page"]
    withdraw_tree([groups["editor"]], root)
    assert not GroupPagePermission.objects.filter(group=groups["editor"]).exists()
    assert GroupPagePermission.objects.filter(group=groups["reviewer"]).exists()


def test_file_rights_are_those_of_the_roles() -> None:
    groups = ensure_role_groups(make_department())
    files = Collection.get_first_root_node().add_child(name="省abc厅")
    grant_files(groups, files)
    grant_files(groups, files)
    rights = GroupCollectionPermission.objects.filter(group=groups["editor"], collection=files)
    assert sorted(rights.values_list("permission__codename", flat=True)) == sorted(EDITOR.file_permissions)


def test_departments_are_found_by_code_and_closed_ones_are_not_listed() -> None:
    department = make_department("abc")
    make_department("abd", status="archived")
    assert department_by_code("abc") == department
    assert department_by_code("none") is None
    assert list(active_departments()) == [department]
