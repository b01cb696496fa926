"""Who decides about the sites of the cluster."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cms.departments.roles import SYSTEM_ADMIN
from cms.departments.scope import Scope

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from cms.accounts.models import User


def may_manage_sites(user: User | AnonymousUser) -> bool:
    """Whether the person opens, closes and renames sites: the platform's system administrator alone."""
    return Scope.of(user).has_platform_role(SYSTEM_ADMIN.key)
