from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.shortcuts import redirect
from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from . import log_actions
from .models import SiteProfile
from .policies import keeps_a_site, may_manage_sites

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse
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
    """Screens of the system administrator, and of those who keep a site."""
    return [
        path("hosted-sites/", include("sites.admin.urls", namespace="hosted_sites")),
        path("my-site/", include("sites.admin.my_site_urls", namespace="my_site")),
    ]


@hooks.register("register_admin_menu_item")
def site_menu_item() -> MenuItem:
    """“网站” in the main menu."""
    return SitesMenuItem(_("网站"), reverse("hosted_sites:index"), name="hosted-sites", icon_name="site", order=900)


class MySiteMenuItem(MenuItem):
    """Leads those who keep a site to it."""

    def is_shown(self, request: HttpRequest) -> bool:
        return keeps_a_site(request.user)


@hooks.register("register_admin_menu_item")
def my_site_menu_item() -> MenuItem:
    """“我的网站” in the main menu."""
    return MySiteMenuItem(_("我的网站"), reverse("my_site:index"), name="my-site", icon_name="desktop", order=250)


@hooks.register("construct_settings_menu")
def hide_wagtails_sites(_request: HttpRequest, items: list[MenuItem]) -> None:
    """Hosts are changed by acts that keep old addresses, and settings on “我的网站”, not by Wagtail's forms for them."""
    items[:] = [item for item in items if item.name != "sites" and getattr(item, "model", None) is not SiteProfile]


@hooks.register("before_edit_setting")
def one_screen_of_settings(_request: HttpRequest, setting: Any) -> HttpResponse | None:
    """Wagtail's address of the settings leads to our screen of them: one form alone knows what a site may be."""
    return redirect("my_site:edit", setting.site_id) if isinstance(setting, SiteProfile) else None
