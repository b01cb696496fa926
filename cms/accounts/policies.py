"""Who manages people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.auth import get_user_model
from wagtail.permission_policies import ModelPermissionPolicy

from cms.departments.roles import SECURITY_ADMIN
from cms.departments.scope import Scope

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet

    from .models import User


def manages_people(user: Any) -> bool:
    """Whether the person opens and changes accounts: the security administrator, or a holder of all rights."""
    return bool(user.is_active and Scope.of(user).has_platform_role(SECURITY_ADMIN.key))


class PeoplePolicy(ModelPermissionPolicy):
    """Accounts of holders of all rights are changed by such holders alone."""

    def __init__(self) -> None:
        super().__init__(get_user_model())

    def user_has_permission(self, user: User, action: str) -> bool:
        return manages_people(user)

    def user_has_any_permission(self, user: User, actions: Iterable[str]) -> bool:
        return manages_people(user)

    def user_has_permission_for_instance(self, user: User, action: str, instance: User) -> bool:
        return manages_people(user) and (user.is_superuser or not instance.is_superuser)

    def user_has_any_permission_for_instance(self, user: User, actions: Iterable[str], instance: User) -> bool:
        return self.user_has_permission_for_instance(user, "change", instance)

    def instances_user_has_any_permission_for(self, user: User, actions: Iterable[str]) -> QuerySet[User]:
        people = get_user_model().objects.all()
        if not manages_people(user):
            return people.none()
        return people if user.is_superuser else people.filter(is_superuser=False)
