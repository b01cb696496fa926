"""Reads of sites for other apps and for the context of a site."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cms.content.addresses import elsewhere
from cms.content.presentation import Link
from cms.departments.selectors import active_departments

from .enums import SiteKind
from .footers import fixed_columns, local
from .models import HostedSite
from .roots import base_url

if TYPE_CHECKING:
    from django.db.models import QuerySet

SITES_OF_THE_PLATFORM = (SiteKind.PORTAL, SiteKind.ENGLISH)

__all__ = ["Neighbours", "department_links", "hosted_site", "hosted_sites", "neighbours"]


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Absolute addresses of the sites to which every other site leads; empty where one does not exist yet."""

    portal_url: str = ""
    portal_name: str = ""
    english_url: str = ""
    directory_url: str = ""


def hosted_sites() -> QuerySet[HostedSite]:
    """All sites of the cluster with host, root page and department, the portal first."""
    return HostedSite.objects.select_related("wagtail_site__root_page", "department")


def hosted_site(code: str) -> HostedSite | None:
    """The site of that code: portal, english or a department's; None where there is none."""
    return hosted_sites().filter(code=code).first()


def neighbours() -> Neighbours:
    """Where the portal, the English site and the directory of departments are: two queries."""
    found = {site.kind: site.wagtail_site for site in hosted_sites().filter(kind__in=SITES_OF_THE_PLATFORM)}
    portal, english = found.get(SiteKind.PORTAL), found.get(SiteKind.ENGLISH)
    portal_base = base_url(portal.hostname) if portal else ""
    directory = fixed_columns(portal.root_page.path).directory if portal else None
    return Neighbours(
        portal_url=f"{portal_base}/" if portal else "",
        portal_name=portal.site_name if portal else "",
        english_url=f"{base_url(english.hostname)}/" if english else "",
        directory_url=portal_base + local(directory.url, portal.root_page.url_path) if portal and directory else "",
    )


def department_links(language: str) -> tuple[Link, ...]:
    """Sites and channels of all departments in the order of the directory, by their short names: one query."""
    rows = active_departments().filter(root_page__live=True)
    names = rows.values_list("name_en" if language.startswith("en") else "short_zh", "root_page__url_path")
    return tuple(Link(name, elsewhere(url_path)[1]) for name, url_path in names)
