"""Who decides about the sites of the cluster."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cms.departments.roles import DEPARTMENT_ADMIN, PORTAL_EDITOR, SYSTEM_ADMIN
from cms.departments.scope import Scope

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from cms.accounts.models import User


def may_manage_sites(user: User | AnonymousUser) -> bool:
    """Whether the person opens, closes and renames sites: the platform's system administrator alone."""
    return Scope.of(user).has_platform_role(SYSTEM_ADMIN.key)


def keeps_a_site(user: User | AnonymousUser) -> bool:
    """Whether “我的网站” is the person's place: of those who keep sites for their readers, not of those who host them."""
    scope = Scope.of(user)
    if scope.has_platform_role(SYSTEM_ADMIN.key):
        return False
    return bool(scope.department_ids(DEPARTMENT_ADMIN.key)) or scope.has_platform_role(PORTAL_EDITOR.key)
