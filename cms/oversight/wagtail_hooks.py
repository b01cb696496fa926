from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from .policies import may_read

if TYPE_CHECKING:
    from django.http import HttpRequest


class AuditMenuItem(MenuItem):
    """Leads readers of the trail to it."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_read(request.user)


@hooks.register("register_admin_urls")
def audit_screens() -> list[Any]:
    """Screens of the trail."""
    return [path("audit/", include("cms.oversight.admin_urls"))]


@hooks.register("register_admin_menu_item")
def audit_menu_item() -> MenuItem:
    """“审计” in the main menu."""
    return AuditMenuItem(_("审计"), reverse("oversight:index"), name="audit", icon_name="history", order=950)
