"""A host for a root page: Wagtail's site, what the platform decides about it, and the settings it starts with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from wagtail.models import Site

from sites.enums import SiteKind
from sites.models import HostedSite, SiteProfile

if TYPE_CHECKING:
    from wagtail.models import Page

    from cms.departments.models import Department

#: Under which the official domains of the province's sites stand.
OFFICIAL_SUFFIX = "hunan.gov.cn"
#: Sample numbers: the real ones are issued by the registration authorities and entered by the site's owner.
SAMPLE_NUMBERS = {
    "site_id_code": "4300000000",
    "icp": "湘ICP备00000000号",
    "police": "湘公网安备 43000000000000号",
    "sample_numbers": True,
}
#: 我为政府网站找错, the platform of the State Council's general office.
REPORT_ERROR = "http://www.gov.cn/c125533/jbxxk.htm"
#: 政务服务便民热线.
HOTLINE = "12345"
#: Codes whose hosts or paths mean something else.
RESERVED_CODES = frozenset({"admin", "www", "en", "portal", "english", "static", "media", "api", "mail"})


@dataclass(frozen=True, slots=True)
class HostPlan:
    """A site to be made for a root page."""

    code: str
    kind: SiteKind
    name: str
    root: Page
    organiser: str
    theme: str = "blue"
    department: Department | None = None


def host_of(code: str) -> str:
    """Host name of a site of this installation by its code."""
    labels = {"portal": "", "english": "en"}
    label = labels.get(code, code)
    return f"{label}.{settings.CLUSTER_DOMAIN}" if label else settings.CLUSTER_PORTAL_HOST


def official_domain_of(code: str) -> str:
    """Domain of the meta tags by the code of a site."""
    label = {"portal": "www", "english": "en"}.get(code, code)
    return f"{label}.{OFFICIAL_SUFFIX}"


def ensure_site(plan: HostPlan) -> HostedSite:
    """The site of that code; one that is there already stays as it is, whatever its host is by now."""
    known = HostedSite.objects.select_related("wagtail_site__root_page").filter(code=plan.code).first()
    if known is not None:
        return known
    site = Site.objects.create(
        hostname=host_of(plan.code),
        site_name=plan.name,
        root_page_id=plan.root.pk,
        is_default_site=plan.kind == SiteKind.PORTAL,
    )
    SiteProfile.objects.create(
        site=site,
        theme=plan.theme,
        organiser=plan.organiser,
        phone=HOTLINE,
        report_error_url=REPORT_ERROR,
        **SAMPLE_NUMBERS,
    )
    return HostedSite.objects.create(
        wagtail_site=site,
        code=plan.code,
        kind=plan.kind,
        department=plan.department,
        official_domain=official_domain_of(plan.code),
    )
