"""Where the fixed links of a site lead, and the legal facts at the foot of its pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils import translation
from django.utils.translation import gettext as _

from cms.content.enums import ColumnKind, DirectorySource
from cms.content.models import ColumnPage
from cms.content.presentation import Footer, Link

if TYPE_CHECKING:
    from .models import SiteProfile

#: Where a police registration number is looked up (备案查询 of the Ministry of Public Security).
POLICE_QUERY = "https://beian.mps.gov.cn/#/query/webSearch?code="
SITE_MAP, FEEDS = "/site-map/", "/feeds/"
#: Columns that a footer names, by slug.
CONTACT_SLUG, ANNUAL_SLUG = "contact", "website-annual"
CONTACT_KINDS = (ColumnKind.MAILBOX, ColumnKind.QA)


@dataclass(frozen=True, slots=True)
class FixedColumns:
    """Columns to which every page of a site leads; a column that is missing is None.

    Values are links with `url_path`s instead of addresses.
    """

    directory: Link | None = None
    contact: Link | None = None
    about: Link | None = None
    annual: Link | None = None


def fixed_columns(root_path: str) -> FixedColumns:
    """The fixed columns below a root page (treebeard path), the highest of each kind: one query."""
    wanted = Q(kind__in=[*CONTACT_KINDS, ColumnKind.INSTITUTION]) | Q(slug__in=[CONTACT_SLUG, ANNUAL_SLUG])
    columns = ColumnPage.objects.filter(
        wanted | Q(directory=DirectorySource.DEPARTMENTS), path__startswith=root_path, live=True, retired_at=None
    ).order_by("-show_in_menus", "depth", "path")
    rows = list(columns.values_list("kind", "slug", "directory", "title", "url_path"))

    def first(*conditions: tuple[int, object]) -> Link | None:
        for place, value in conditions:
            for row in rows:
                if row[place] == value:
                    return Link(row[3], row[4])
        return None

    return FixedColumns(
        directory=first((2, DirectorySource.DEPARTMENTS)),
        contact=first((1, CONTACT_SLUG), *((0, kind) for kind in CONTACT_KINDS)),
        about=first((0, ColumnKind.INSTITUTION)),
        annual=first((1, ANNUAL_SLUG)),
    )


def footer_of(profile: SiteProfile, links: tuple[Link, ...], language: str) -> Footer:
    """The legal facts of a site; sample numbers say so."""
    with translation.override(language):
        sample = _("（示例）") if profile.sample_numbers else ""
    digits = "".join(char for char in profile.police if char.isdigit())
    return Footer(
        organiser=profile.organiser,
        undertaker=profile.undertaker,
        address=profile.address,
        postcode=profile.postcode,
        phone=profile.phone,
        hours=profile.hours,
        site_id_code=profile.site_id_code and f"{profile.site_id_code}{sample}",
        icp=profile.icp and f"{profile.icp}{sample}",
        police=profile.police and f"{profile.police}{sample}",
        police_url=f"{POLICE_QUERY}{digits}" if digits else "",
        report_error_url=profile.report_error_url,
        links=links,
    )


def footer_links(columns: FixedColumns, root_url_path: str, language: str) -> tuple[Link, ...]:
    """关于我们, 站点地图, RSS, 网站年度报表, as far as the site has them."""
    with translation.override(language):
        fixed = (Link(_("站点地图"), SITE_MAP), Link(_("订阅"), FEEDS))
    own = [Link(link.title, local(link.url, root_url_path)) for link in (columns.about, columns.annual) if link]
    return (*own[:1], *fixed, *own[1:])


def local(url_path: str, root_url_path: str) -> str:
    """Path of a page on its own site."""
    return "/" + url_path.removeprefix(root_url_path)
