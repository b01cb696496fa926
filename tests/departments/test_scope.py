"""Who may act for which department, role by role; and what a role's group is given."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.contrib.auth.models import AnonymousUser, Permission
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import translation

from cms.departments import roles
from cms.departments.models import Department, Membership, RoleGroup
from cms.departments.roles import DuplicateRoleError, Role
from cms.departments.scope import Scope, department_of, prefixes
from cms.departments.service import ensure_role_groups, grant_role
from tests.factories.departments import make_department
from tests.factories.fixtures import built_cluster, cluster
from tests.factories.users import make_user

if TYPE_CHECKING:
    from tests.factories.sites import SmallCluster

__all__ = ["built_cluster", "cluster"]

pytestmark = pytest.mark.django_db

EVERY = [role.key for role in roles.roles()]
OF_DEPARTMENTS = [role.key for role in roles.roles("department")]
OF_THE_PLATFORM = [role.key for role in roles.roles("platform")]


@pytest.mark.parametrize("key", OF_DEPARTMENTS)
def test_a_role_of_a_department_reaches_that_department_alone(key: str) -> None:
    own, other = make_department("own"), make_department("other")
    scope = Scope.of(make_user(own, key))
    assert [held for held in EVERY if scope.has_role(own.pk, held)] == [key]
    assert not any(scope.has_role(other.pk, held) or scope.has_role(None, held) for held in EVERY)
    assert not scope.has_platform_role(*EVERY)
    assert (scope.department_ids(), scope.department_ids(key)) == ({own.pk}, {own.pk})
    assert scope.department_ids(*(held for held in EVERY if held != key)) == set()


@pytest.mark.parametrize("key", OF_THE_PLATFORM)
def test_a_role_of_the_platform_is_held_in_no_department(key: str) -> None:
    department = make_department()
    scope = Scope.of(make_user(None, key))
    assert [held for held in EVERY if scope.has_platform_role(held)] == [key]
    assert scope.has_role(None, key)
    assert not any(scope.has_role(department.pk, held) for held in EVERY)
    assert scope.department_ids() == set()


def test_roles_in_several_departments_stand_side_by_side() -> None:
    one, other = make_department("one"), make_department("other")
    person = make_user(one, "editor")
    grant_role(person, "reviewer", other)
    scope = Scope.of(person)
    assert scope.department_ids() == {one.pk, other.pk}
    assert scope.department_ids("editor") == {one.pk}
    assert scope.has_role(other.pk, "editor", "reviewer")
    assert not scope.has_role(one.pk, "reviewer")


def test_the_holder_of_all_rights_has_every_role_and_no_department() -> None:
    scope = Scope.of(make_user(superuser=True))
    assert scope.has_platform_role("system_admin")
    assert scope.has_role(make_department().pk, "editor")
    assert scope.department_ids() == set()


@pytest.mark.parametrize("superuser", [False, True])
def test_somebody_disabled_may_do_nothing(superuser: bool) -> None:
    department = make_department()
    person = make_user(department, "editor", superuser=superuser)
    person.is_active = False
    person.save()
    scope = Scope.of(type(person).objects.get(pk=person.pk))
    assert (scope.is_superuser, scope.held) == (False, frozenset())


def test_a_visitor_may_do_nothing() -> None:
    scope = Scope.of(AnonymousUser())
    assert (scope.user_id, scope.is_superuser, scope.held) == (None, False, frozenset())


def test_a_scope_is_read_once_per_person_at_hand(django_assert_num_queries) -> None:
    person = make_user(make_department(), "editor")
    person = type(person).objects.get(pk=person.pk)
    with django_assert_num_queries(1):
        Scope.of(person)
        Scope.of(person)


def test_pages_belong_to_the_department_above_them(cluster: SmallCluster) -> None:
    own = cluster.column(cluster.fgw, "news")
    channel = cluster.bgt.root_page
    assert channel is not None
    assert department_of(own) == department_of(cluster.fgw.wagtail_site.root_page) == cluster.fgw.department
    assert department_of(channel.get_children()[0]) == department_of(channel) == cluster.bgt
    for page in (cluster.portal.wagtail_site.root_page, cluster.column(cluster.portal, "news"), channel.get_parent()):
        assert department_of(page) is None
    assert department_of(own.get_root()) is None


def test_paths_above_a_page_end_with_its_host() -> None:
    assert prefixes("0001000200030004") == ["0001000200030004", "000100020003", "00010002"]
    assert prefixes("0001") == []


def test_a_role_is_registered_once() -> None:
    with pytest.raises(DuplicateRoleError, match="editor"):
        roles.register(Role("editor", "第二个", "department"))
    assert str(roles.get("editor").name) == "编辑"
    with pytest.raises(KeyError):
        roles.get("emperor")


@pytest.mark.parametrize("role", roles.roles(), ids=EVERY)
def test_every_right_of_a_role_exists_and_its_group_has_it(role: Role) -> None:
    department = make_department() if role.holder == "department" else None
    group = ensure_role_groups(department)[role.key]
    held = {f"{right.content_type.app_label}.{right.codename}" for right in group.permissions.all()}
    assert held == set(role.permissions)
    for codename in (*(f"{right}_page" for right in role.page_permissions), *role.file_permissions):
        assert Permission.objects.filter(codename=codename).exists(), codename


def test_only_the_department_admin_and_the_portal_editor_publish_structure() -> None:
    assert {role.key for role in roles.roles() if "publish" in role.page_permissions} == {
        "department_admin",
        "portal_editor",
    }


def test_groups_are_named_in_chinese_whatever_language_is_active() -> None:
    with translation.override("en"):
        groups = ensure_role_groups(make_department("abc"))
    assert groups["reviewer"].name == "省abc厅 · 审核（abc）"


def test_a_role_added_later_gets_its_group_without_touching_others(monkeypatch: pytest.MonkeyPatch) -> None:
    department = make_department()
    before = ensure_role_groups(department)
    late = Role("archivist", "档案员", "department", ("change",), (), ("wagtailadmin.access_admin",))  # type: ignore[arg-type]
    monkeypatch.setitem(roles._registry, late.key, late)
    after = ensure_role_groups(department)
    assert {key: group for key, group in after.items() if key != late.key} == before
    assert after[late.key].permissions.get().codename == "access_admin"


def test_a_department_that_goes_takes_its_roles_with_it() -> None:
    department = make_department()
    person, groups = make_user(department, "editor"), RoleGroup.objects.filter(department=department.pk)
    department.delete()
    assert not Membership.objects.filter(user=person).exists()
    assert not groups.exists()


def test_a_person_with_roles_can_be_removed() -> None:
    department = make_department()
    group = ensure_role_groups(department)["editor"]
    make_user(department, "editor").delete()
    assert not Membership.objects.exists()
    assert not group.user_set.exists()


@pytest.mark.parametrize("department", [True, False])
def test_a_role_is_held_once(department: bool) -> None:
    place, key = (make_department(), "editor") if department else (None, "importer")
    person = make_user(place, key)
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(user=person, department=place, role=key)
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.bulk_create([Membership(user=person, department=place, role="")])


@pytest.mark.parametrize("code", ["a", "1ab", "a_b", "A-b", "a" * 21, "a.b", ""])
def test_a_code_is_part_of_an_address(code: str) -> None:
    with pytest.raises(ValidationError) as error:
        Department(code=code, kind="direct", name_zh="甲", short_zh="甲", name_en="A").full_clean()
    assert list(error.value.message_dict) == ["code"]


@pytest.mark.parametrize(
    ("language", "name", "short"), [("zh-hans", "湖南省abc厅", "省abc厅"), ("en", "Department abc", "Department abc")]
)
def test_a_department_is_named_in_the_language_of_the_page(language: str, name: str, short: str) -> None:
    department = make_department("abc")
    with translation.override(language):
        assert (department.name, department.short_name) == (name, short)
