"""The name of a site. It stands in Wagtail's site alone; who keeps a site changes it there, hosts stay as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _
from wagtail.models import Site

if TYPE_CHECKING:
    from .models import HostedSite

#: Longest name, characters: more does not fit beside the mark on a page of 1200 px.
LONGEST_NAME: Final = 40


def name_problem(site: Site, name: str) -> str:
    """Why a site may not bear a name, as a sentence; empty where it may.

    No two sites bear the same one: readers tell a site by its name, and nobody is to pass for another department.
    """
    if Site.objects.exclude(pk=site.pk).filter(site_name__iexact=name).exists():
        return _("已经有另一个网站使用这个名称。")
    return ""


def rename_site(hosted: HostedSite, name: str) -> None:
    """Give a site its name; nothing is written where it bears it already."""
    site = hosted.wagtail_site
    if site.site_name != name:
        site.site_name = name
        site.save(update_fields=["site_name"])
