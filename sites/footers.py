"""Where the fixed links of a site lead, and the legal facts at the foot of its pages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils import translation
from django.utils.translation import gettext as _

from cms.content.enums import ColumnKind, DirectorySource
from cms.content.models import ArticlePage, ColumnPage
from cms.content.presentation import Footer, Link

from .provisioning.statements import PREFIX, SLUG

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
    #: Whether the site has texts of its own about itself.
    has_statements: bool = False


def fixed_columns(root_path: str) -> FixedColumns:
    """The fixed columns below a root page (treebeard path), the highest of each kind: one query."""
    wanted = Q(kind__in=[*CONTACT_KINDS, ColumnKind.INSTITUTION]) | Q(slug__in=[CONTACT_SLUG, ANNUAL_SLUG, SLUG])
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
        has_statements=first((1, SLUG)) is not None,
    )


def footer_of(profile: SiteProfile, links: tuple[Link, ...], language: str) -> Footer:
    """The legal facts of a site; sample numbers say so."""
    with translation.override(language):
        sample = _("（示例）") if profile.sample_numbers else ""
        icp, police = _number(profile.icp), _number(profile.police)
    digits = "".join(char for char in profile.police if char.isdigit())
    return Footer(
        organiser=profile.organiser,
        undertaker=profile.undertaker,
        address=profile.address,
        postcode=profile.postcode,
        phone=profile.phone,
        hours=profile.hours,
        site_id_code=profile.site_id_code and f"{profile.site_id_code}{sample}",
        icp=icp and f"{icp}{sample}",
        police=police and f"{police}{sample}",
        police_url=f"{POLICE_QUERY}{digits}" if digits else "",
        report_error_url=profile.report_error_url,
        links=links,
    )


def _number(registration: str) -> str:
    """A registration number as the active language writes it: English leaves the Chinese words of the form away."""
    if not (translation.get_language() or "").startswith("en"):
        return registration
    kind = _("公安备案号") if "公网安备" in registration else _("ICP备案号")
    return registration and f"{kind} {'-'.join(re.findall('[0-9]+', registration))}"


def footer_links(columns: FixedColumns, root_url_path: str, language: str, portal_url: str) -> tuple[Link, ...]:
    """关于我们, 站点地图, RSS, 隐私声明, 网站年度报表, 版权声明, as far as the site or its portal has them.

    A site without statements of its own says who it is by its column of duties; privacy and copyright are the portal's.
    """
    with translation.override(language):
        fixed = (Link(_("站点地图"), SITE_MAP), Link(_("订阅"), FEEDS))
    said = _statements(language, root_url_path, portal_url)
    about, annual = (
        link and Link(link.title, local(link.url, root_url_path)) for link in (columns.about, columns.annual)
    )
    if columns.has_statements or not about:
        about = said.get("about")
    order = (about, *fixed, said.get("privacy"), annual, said.get("copyright"))
    return tuple(link for link in order if link)


def _statements(language: str, root_url_path: str, portal_url: str) -> dict[str, Link]:
    """The texts of site information in a language by key, with addresses as seen from a site: one query."""
    texts = ArticlePage.objects.live().filter(external_id__startswith=PREFIX, locale__language_code=language)
    links = {}
    for key, title, url_path in texts.values_list("external_id", "title", "url_path"):
        own = url_path.startswith(root_url_path)
        tree = root_url_path if own else "/".join(url_path.split("/")[:2]) + "/"
        links[key.removeprefix(PREFIX)] = Link(title, ("" if own else portal_url.rstrip("/")) + local(url_path, tree))
    return links


def local(url_path: str, root_url_path: str) -> str:
    """Path of a page on its own site."""
    return "/" + url_path.removeprefix(root_url_path)
