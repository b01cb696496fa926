from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from . import log_actions
from .policies import may_manage_sites

if TYPE_CHECKING:
    from django.http import HttpRequest
    from wagtail.log_actions import LogActionRegistry


class SitesMenuItem(MenuItem):
    """Leads those who manage sites to them."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_manage_sites(request.user)


@hooks.register("register_log_actions")
def site_acts(actions: LogActionRegistry) -> None:
    """Acts upon sites in the history."""
    log_actions.register(actions)


@hooks.register("register_admin_urls")
def site_screens() -> list[Any]:
    """Screens of the system administrator."""
    return [path("hosted-sites/", include("sites.admin.urls", namespace="hosted_sites"))]


@hooks.register("register_admin_menu_item")
def site_menu_item() -> MenuItem:
    """“网站” in the main menu."""
    return SitesMenuItem(_("网站"), reverse("hosted_sites:index"), name="hosted-sites", icon_name="site", order=900)


@hooks.register("construct_settings_menu")
def hide_wagtails_sites(_request: HttpRequest, items: list[MenuItem]) -> None:
    """Hosts are changed by acts that keep old addresses, not by Wagtail's form for them."""
    items[:] = [item for item in items if item.name != "sites"]
