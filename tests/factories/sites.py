"""Sites of the cluster, as small as a test can use them, made by the same steps as real ones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.test import Client

from cms.content.models import ColumnPage
from sites.enums import SiteKind
from sites.provisioning.departments import channels
from sites.provisioning.hosting import HostPlan, ensure_site
from sites.provisioning.plans import CHANNEL_PLAN, ColumnPlan
from sites.provisioning.tenants import ensure_platform_rights, ensure_rights, ensure_workflow
from sites.provisioning.trees import RootPlan, grow, translation_keys, tree_root

from .departments import make_department

if TYPE_CHECKING:
    from uuid import UUID

    from wagtail.models import Page

    from cms.departments.models import Department
    from sites.models import HostedSite

PORTAL_COLUMNS = (
    ColumnPlan("news", "新闻动态", "news", "list", "发布新闻。", update_days=14),
    ColumnPlan("notices", "通知公告", "notice", "list", "发布公告。", update_days=180),
    ColumnPlan("culture", "人文湖南", "feature", "picture", "展示湖南。"),
    ColumnPlan("departments", "省政府部门", "institution", "cards", "介绍部门。", directory="departments"),
    CHANNEL_PLAN,
)
ENGLISH_COLUMNS = (
    ColumnPlan("news", "News", "news", "list", "News.", translates="news"),
    ColumnPlan("about-hunan", "About Hunan", "about", "list", "About the province."),
)
DEPARTMENT_COLUMNS = (
    ColumnPlan("news", "工作动态", "news", "list", "发布动态。", update_days=14),
    ColumnPlan("notices", "通知公告", "notice", "list", "发布公告。", update_days=180),
    ColumnPlan("about", "机构职能", "institution", "list", "介绍机构。", update_days=365),
)


@dataclass(frozen=True)
class SmallCluster:
    """A portal, an English site and two departments with sites; `bgt` is a department without one, at /bm/bgt/."""

    portal: HostedSite
    english: HostedSite
    fgw: HostedSite
    jyt: HostedSite
    bgt: Department

    def column(self, site: HostedSite, slug: str) -> ColumnPage:
        """A column directly below the root page of a site."""
        return ColumnPage.objects.child_of(site.wagtail_site.root_page).get(slug=slug)


def make_cluster() -> SmallCluster:
    """A portal on `localhost`, the English site on `en.localhost`, departments on `fgw.localhost`, `jyt.localhost`."""
    portal = make_site("portal", SiteKind.PORTAL, "湖南省人民政府", PORTAL_COLUMNS)
    english = make_site(
        "english", SiteKind.ENGLISH, "Hunan Provincial Government", ENGLISH_COLUMNS, language="en",
        keys=translation_keys(portal.wagtail_site.root_page),
    )  # fmt: skip
    ensure_platform_rights(portal, english)
    ensure_workflow()
    fgw = make_department_site("fgw", "湖南省发展和改革委员会", "省发改委")
    jyt = make_department_site("jyt", "湖南省教育厅", "省教育厅", theme="red")
    return SmallCluster(portal, english, fgw, jyt, make_channel("bgt"))


def make_site(
    code: str, kind: SiteKind, name: str, columns: tuple[ColumnPlan, ...], *, language: str = "zh-hans",
    keys: dict[str, UUID] | None = None, department: Department | None = None, theme: str = "blue",
) -> HostedSite:  # fmt: skip
    """One site with its root page and columns on the host of its code."""
    root = grow(RootPlan(tree_root(), kind, name, code, language, columns, keys or {}), None)
    return ensure_site(HostPlan(code, kind, name, root, name, theme, department))


def make_department_site(code: str, name: str = "", short: str = "", theme: str = "blue") -> HostedSite:
    """A department with a site on `<code>.localhost`, its groups, their rights and its file collection."""
    names = {"name_zh": name, "short_zh": short, "name_en": f"Hunan {code.upper()}"} if name else {}
    department = make_department(code, **names)
    site = make_site(
        code, SiteKind.DEPARTMENT, department.name_zh, DEPARTMENT_COLUMNS, department=department, theme=theme
    )  # fmt: skip
    _give_root(department, site.wagtail_site.root_page)
    ensure_rights(department, site)
    return site


def make_channel(code: str) -> Department:
    """A department without a site: its root page stands below `/bm/` of the portal."""
    department = make_department(code)
    plan = RootPlan(channels(), SiteKind.DEPARTMENT, department.name_zh, code, "zh-hans", DEPARTMENT_COLUMNS)  # type: ignore[arg-type]
    _give_root(department, grow(plan, None))
    ensure_rights(department, None)
    return department


def _give_root(department: Department, root: Page) -> None:
    department.root_page_id = root.pk
    department.save()
    department.refresh_from_db()


def on_host(host: str) -> Client:
    """A visitor of one host."""
    return Client(headers={"host": host})
