"""Who manages whom, and which roles one person may give another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from wagtail.permission_policies import ModelPermissionPolicy

from cms.departments import roles
from cms.departments.models import Membership, RoleGroup
from cms.departments.roles import DEPARTMENT_ADMIN, SECURITY_ADMIN
from cms.departments.scope import Scope

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet

    from .models import User


def answers_for_security(user: Any) -> bool:
    """Whether the person answers for sign-in on the whole platform: the security administrator, or a holder of all rights."""
    return bool(user.is_active and Scope.of(user).has_platform_role(SECURITY_ADMIN.key))


def departments_administered(user: Any) -> set[int]:
    """Ids of the departments whose people the person manages."""
    return Scope.of(user).department_ids(DEPARTMENT_ADMIN.key) if user.is_active else set()


def departments_in_view(user: Any) -> set[int]:
    """Those of them whose people lists show: all, or the one that the person works for now."""
    return Scope.in_view(user).department_ids(DEPARTMENT_ADMIN.key) if user.is_active else set()


def manages_people(user: Any) -> bool:
    """Whether the person opens and changes accounts at all."""
    return answers_for_security(user) or bool(departments_administered(user))


def people_managed_by(user: User, departments: set[int] | None = None) -> QuerySet[User]:
    """Accounts that the person manages: all but holders of all rights, or those with a role in an own department, one of
    `departments` where they are named."""
    people = get_user_model().objects.all()
    if user.is_superuser and user.is_active:
        return people
    if answers_for_security(user):
        return people.filter(is_superuser=False)
    administered = departments_administered(user) if departments is None else departments
    own = Membership.objects.filter(department_id__in=administered)
    return people.filter(is_superuser=False, pk__in=own.values("user_id"))


def is_wholly_managed(user: User, person: User) -> bool:
    """Whether every role of the person is in a department that the user administers, so that the account itself is theirs.

    The account of somebody who works elsewhere as well is left alone by a department: it gives and takes its own roles.
    """
    if answers_for_security(user):
        return True
    elsewhere = person.memberships.exclude(department_id__in=departments_administered(user))
    return not elsewhere.exists()


def groups_given_by(user: User, person: User | None = None) -> QuerySet[Group]:
    """Groups of the roles that the user may give that person, or take away: none to oneself, none beyond the own rights."""
    if user.is_superuser:
        return Group.objects.all()
    if person is not None and person.pk == user.pk:
        return Group.objects.none()
    rows = RoleGroup.objects.all()
    if not answers_for_security(user):
        given = [role.key for role in roles.roles("department") if DEPARTMENT_ADMIN.covers(role)]
        rows = rows.filter(department_id__in=departments_administered(user), role__in=given)
    return Group.objects.filter(pk__in=rows.values("group_id")).order_by("name")


class PeoplePolicy(ModelPermissionPolicy):
    """Accounts of holders of all rights are changed by such holders alone, accounts of a department by its administrator."""

    def __init__(self) -> None:
        super().__init__(get_user_model())

    def user_has_permission(self, user: User, action: str) -> bool:
        return answers_for_security(user) if action == "delete" else manages_people(user)

    def user_has_any_permission(self, user: User, actions: Iterable[str]) -> bool:
        return any(self.user_has_permission(user, action) for action in actions)

    def user_has_permission_for_instance(self, user: User, action: str, instance: User) -> bool:
        if not self.user_has_permission(user, action):
            return False
        if instance.pk == user.pk and not user.is_superuser:
            return False
        if action == "set_active_state" and not is_wholly_managed(user, instance):
            return False
        return people_managed_by(user).filter(pk=instance.pk).exists()

    def user_has_any_permission_for_instance(self, user: User, actions: Iterable[str], instance: User) -> bool:
        return any(self.user_has_permission_for_instance(user, action, instance) for action in actions)

    def instances_user_has_any_permission_for(self, user: User, actions: Iterable[str]) -> QuerySet[User]:
        if not self.user_has_any_permission(user, actions):
            return get_user_model().objects.none()
        return people_managed_by(user, departments_in_view(user))
