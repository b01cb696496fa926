"""A department and, where it has one, its site: one act that can be run again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Page, Site

from cms.departments.catalogue import departments_by_code
from cms.departments.models import Department, code_validator
from sites.acts import refuse
from sites.enums import SiteKind
from sites.models import FormerHost, HostedSite, MovedPrefix
from sites.policies import may_manage_sites
from sites.roots import base_url
from sites.transactions import whole_act

from .hosting import RESERVED_CODES, HostPlan, ensure_site, host_of
from .plans import CHANNELS, department_plan
from .tenants import DepartmentDetails, ensure_collection, ensure_department, ensure_rights, ensure_workflow
from .trees import RootPlan, grow, tree_root

if TYPE_CHECKING:
    from cms.accounts.models import User

DEFAULT_THEME = "blue"


@dataclass(frozen=True, slots=True)
class Provisioned:
    """What an act of provisioning ended with; `created` is False when all of it was there already."""

    department: Department
    site: HostedSite | None
    created: bool

    @property
    def url(self) -> str:
        """Address of the site, or of the channel on the portal."""
        root = self.department.root_page
        return f"{base_url(self.site.wagtail_site.hostname)}/" if self.site else (root.full_url if root else "")


def provision_department(
    code: str,
    *,
    by: User | None = None,
    opens_site: bool = True,
    details: DepartmentDetails | None = None,
    reason: str = "",
) -> Provisioned:
    """Give a department everything it needs, whole or not at all.

    Parameters:
        code: that of a department of the start content, or of the new one that `details` describes.
        by: the person who does it; None for the command line.
        opens_site: give it a host of its own, moving the pages it has below the portal's `/bm/` there; otherwise it
            has its pages below `/bm/`. A site that is open is never closed by this.
        reason: for the log.

    Raises:
        RefusedError: says in words why it may not be done.
    """
    refuse(provisioning_problems(code, by=by, opens_site=opens_site, details=details))
    with whole_act():
        department, is_new = ensure_department(code, details)
        had_site = HostedSite.objects.filter(department=department).exists()
        if opens_site and not had_site:
            refuse(host_problems(host_of(code)))
        root = _ensure_root(department, opens_site=opens_site or had_site)
        site = _ensure_host(department, root, details) if opens_site or had_site else None
        ensure_rights(department, site)
        ensure_workflow()
        opened = site is not None and not had_site
        if is_new:
            log(department, "sites.provision", user=by, data={"reason": reason})
        if opened:
            log(site, "sites.open", user=by, data={"reason": reason})
    return Provisioned(department, site, is_new or opened)


def provisioning_problems(
    code: str, *, by: User | None, opens_site: bool, details: DepartmentDetails | None = None
) -> list[str]:
    """Why a department of that code may not be provisioned, in sentences; empty when it may."""
    if by is not None and not may_manage_sites(by):
        return [_("只有系统管理员可以开通部门和网站。")]
    if not code_validator.regex.match(code):  # type: ignore[union-attr]
        return [str(code_validator.message)]
    if code in RESERVED_CODES:
        return [_("代码 %(code)s 由平台保留，请换一个。") % {"code": code}]
    known = code in departments_by_code() or Department.objects.filter(code=code).exists()
    if not known and details is None:
        return [_("没有代码为 %(code)s 的部门，请填写部门的名称等信息。") % {"code": code}]
    if (
        not opens_site
        and channels() is None
        and not Department.objects.filter(code=code, root_page__isnull=False).exists()
    ):
        return [_("门户网站还没有“部门频道”栏目，无法建立部门频道，请先建立门户网站。")]
    return []


def host_problems(host: str) -> list[str]:
    """Why a host name cannot be given to a site, in sentences."""
    if Site.objects.filter(hostname=host).exists():
        return [_("主机名 %(host)s 已由另一个网站使用。") % {"host": host}]
    if FormerHost.objects.filter(host=host).exists():
        return [_("主机名 %(host)s 是另一个网站的旧主机名，仍在转向该网站。") % {"host": host}]
    return []


def channels() -> Page | None:
    """The portal's column below which departments without a site have their pages."""
    portal = HostedSite.objects.filter(kind=SiteKind.PORTAL).select_related("wagtail_site__root_page").first()
    return Page.objects.child_of(portal.wagtail_site.root_page).filter(slug=CHANNELS).first() if portal else None


def _ensure_root(department: Department, *, opens_site: bool) -> Page:
    if department.root_page is not None:
        if opens_site and department.root_page.depth > tree_root().depth + 1:
            return _move_to_own_host(department, department.root_page)
        return department.root_page
    spec = departments_by_code().get(department.code)
    plan = RootPlan(
        parent=tree_root() if opens_site else channels(),  # type: ignore[arg-type]
        kind=SiteKind.DEPARTMENT,
        title=department.name_zh,
        slug=department.code,
        language="zh-hans",
        columns=department_plan(department, spec.sections if spec else ()),
    )
    department.root_page_id = grow(plan, None).pk
    ensure_collection(department)
    department.save(update_fields=["root_page"])
    return Page.objects.get(pk=department.root_page_id)


def _move_to_own_host(department: Department, root: Page) -> Page:
    """Move a channel to the top of the tree; every address it had on the portal leads on for good."""
    portal = HostedSite.objects.select_related("wagtail_site__root_page").get(kind=SiteKind.PORTAL)
    prefix = f"/{root.url_path.removeprefix(portal.wagtail_site.root_page.url_path)}"
    root.move(tree_root(), pos="last-child")
    MovedPrefix.objects.update_or_create(site=portal, prefix=prefix, defaults={"page_id": root.pk})
    return Page.objects.get(pk=root.pk)


def _ensure_host(department: Department, root: Page, details: DepartmentDetails | None) -> HostedSite:
    spec = departments_by_code().get(department.code)
    return ensure_site(
        HostPlan(
            code=department.code,
            kind=SiteKind.DEPARTMENT,
            name=department.name_zh,
            root=root,
            organiser=department.name_zh,
            theme=(details.theme if details else "") or (spec.theme if spec else "") or DEFAULT_THEME,
            department=department,
        )
    )
