"""Holders of all rights exist for installation: what is said of their use afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.auth import get_user_model
from django.db.models import Min
from wagtail.admin.ui.components import Component

from cms.departments.models import Membership
from cms.departments.roles import APART, SECURITY_ADMIN
from cms.departments.scope import Scope

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import HttpRequest

    from .models import User


def used_after_installation() -> list[User]:
    """Active holders of all rights who signed in since the first security administrator was appointed, latest first."""
    appointed = Membership.objects.filter(role=SECURITY_ADMIN.key).aggregate(first=Min("created_at"))["first"]
    if appointed is None:
        return []
    people = get_user_model().objects.filter(is_superuser=True, is_active=True, last_login__gt=appointed)
    return list(people.order_by("-last_login"))


class InstallerPanel(Component):
    """A warning on the start page: to holders of all rights always, to the three administrators when one was used."""

    name = "installers"
    order = 0
    template_name = "accounts/installer_panel.html"

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        user = (parent_context or {})["request"].user
        return {"panel": self, "own": user.is_superuser, "people": used_after_installation()}


def warn_of_installers(request: HttpRequest, panels: list[Any]) -> None:
    """Put the warning on top of the start page of whom it concerns."""
    scope = Scope.of(request.user)  # type: ignore[arg-type]
    if scope.is_superuser or (scope.has_platform_role(*APART) and used_after_installation()):
        panels.insert(0, InstallerPanel())
