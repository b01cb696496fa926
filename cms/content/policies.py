"""Who arranges columns, who pins, and who keeps what all sites share."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from django.contrib.auth import get_user_model
from django.db.models import Q
from wagtail.models import Page, Site
from wagtail.permission_policies.base import BasePermissionPolicy

from cms.departments.models import Department
from cms.departments.roles import DEPARTMENT_ADMIN, PORTAL_EDITOR, PORTAL_REVIEWER
from cms.departments.scope import Scope

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser
    from django.db.models import Model, QuerySet

    from cms.accounts.models import User

#: Who keeps content of the platform. The three administrators of 三员分立 keep none.
PLATFORM = (PORTAL_EDITOR.key,)


def may_arrange(user: User, page: Page) -> bool:
    """Whether the person decides about structure at this place: columns, pins, headlines. It is the publish right on the
    tree, which portal editors and department administrators hold."""
    if not user.is_active:
        return False
    rights = page.permissions_for_user(user)
    return bool(user.is_superuser or "publish" in rights.permissions)


def keeps_shared_content(user: User) -> bool:
    """Whether the person keeps what all sites show."""
    return bool(user.is_active and Scope.of(user).has_platform_role(*PLATFORM))


def reads_reports(user: User | AnonymousUser) -> bool:
    """Whether the person reads Wagtail's reports, whose filters name people and pages of all departments."""
    return bool(user.is_active and Scope.of(user).has_platform_role(*PLATFORM, PORTAL_REVIEWER.key))


class SharedContentPolicy(BasePermissionPolicy):
    """Rows of the platform: its editors and administrators do everything with them, nobody else anything."""

    def user_has_permission(self, user: User, action: str) -> bool:
        return keeps_shared_content(user)

    def user_has_any_permission(self, user: User, actions: Iterable[str]) -> bool:
        return self.user_has_permission(user, "change")

    def user_has_permission_for_instance(self, user: User, action: str, instance: Model) -> bool:
        return keeps_shared_content(user)

    def user_has_any_permission_for_instance(self, user: User, actions: Iterable[str], instance: Model) -> bool:
        return self.user_has_permission_for_instance(user, "change", instance)

    def instances_user_has_any_permission_for(self, user: User, actions: Iterable[str]) -> QuerySet[Any]:
        rows = self.model._default_manager.all()
        return rows if keeps_shared_content(user) else rows.none()

    def users_with_any_permission(self, actions: Iterable[str]) -> QuerySet[User]:
        holders = Q(memberships__role__in=PLATFORM, memberships__department=None) | Q(is_superuser=True)
        return get_user_model().objects.filter(holders, is_active=True).distinct()

    def users_with_any_permission_for_instance(self, actions: Iterable[str], instance: Model) -> QuerySet[User]:
        return self.users_with_any_permission(actions)


class OwnedContentPolicy(SharedContentPolicy):
    """Rows of which a department's administrators keep their own; those of all sites stay with the platform.

    `own(user)` is the condition for rows of the departments that the person administers.
    """

    def __init__(self, model: type[Model], own: Callable[[User], Q]) -> None:
        super().__init__(model)
        self.own = own

    def user_has_permission(self, user: User, action: str) -> bool:
        return keeps_shared_content(user) or bool(user.is_active and administered(user))

    def user_has_permission_for_instance(self, user: User, action: str, instance: Model) -> bool:
        return self.instances_user_has_any_permission_for(user, {action}).filter(pk=instance.pk).exists()

    def instances_user_has_any_permission_for(self, user: User, actions: Iterable[str]) -> QuerySet[Any]:
        rows = self.model._default_manager.all()
        if keeps_shared_content(user):
            return rows
        return rows.filter(self.own(user)) if user.is_active and administered(user) else rows.none()


def administered(user: User) -> set[int]:
    """Ids of the departments that the person administers."""
    return Scope.of(user).department_ids(DEPARTMENT_ADMIN.key)


def own_sites(user: User) -> QuerySet[Site]:
    """Sites of the departments that the person administers."""
    return Site.objects.filter(root_page__department__in=administered(user))


def own_departments(user: User) -> QuerySet[Department]:
    """Departments that the person administers."""
    return Department.objects.filter(pk__in=administered(user))
