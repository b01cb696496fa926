"""Sites of the cluster, as small as a test can use them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from wagtail.models import Collection, Locale, Page, Site

from cms.content.models import ColumnPage
from cms.departments.models import Department
from cms.departments.service import ensure_role_groups, grant_files, grant_site_settings, grant_tree
from home.models import DepartmentHomePage, EnglishHomePage, PortalHomePage
from sites.models import HostedSite, SiteProfile

from .departments import make_department

if TYPE_CHECKING:
    from home.models import HomePage

#: Columns of each kind of site: slug, title, kind, layout, in the navigation.
PORTAL_COLUMNS = (
    ("news", "新闻动态", "news", "list", True),
    ("notices", "通知公告", "notice", "list", True),
    ("culture", "人文湖南", "feature", "picture", True),
    ("departments", "省政府部门", "institution", "list", True),
    ("bm", "部门频道", "institution", "list", False),
)
ENGLISH_COLUMNS = (("news", "News", "news", "list", True), ("about-hunan", "About Hunan", "about", "list", True))
DEPARTMENT_COLUMNS = (
    ("news", "工作动态", "news", "list", True),
    ("notices", "通知公告", "notice", "list", True),
    ("about", "机构职能", "institution", "list", True),
)
SAMPLE_NUMBERS = {"site_id_code": "4300000000", "icp": "湘ICP备00000000号", "police": "湘公网安备 43000000000000号"}


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
    portal = make_site("portal", "portal", "localhost", "湖南省人民政府", PortalHomePage, PORTAL_COLUMNS)
    english = make_site(
        "english", "english", "en.localhost", "Hunan Provincial Government", EnglishHomePage, ENGLISH_COLUMNS, "en",
        translation_of=portal.wagtail_site.root_page,
    )  # fmt: skip
    fgw = make_department_site("fgw", "湖南省发展和改革委员会", "省发改委", theme="blue")
    jyt = make_department_site("jyt", "湖南省教育厅", "省教育厅", theme="red")
    return SmallCluster(portal, english, fgw, jyt, make_channel("bgt", portal))


def make_department_site(code: str, name: str, short: str, theme: str = "blue") -> HostedSite:
    """A department with a site on `<code>.localhost`, its groups, their rights and its file collection."""
    department = make_department(code, name_zh=name, short_zh=short, name_en=f"Hunan {code.upper()}")
    site = make_site(
        code, "department", f"{code}.localhost", name, DepartmentHomePage, DEPARTMENT_COLUMNS, department=department,
        theme=theme,
    )  # fmt: skip
    give_tenant(department, site.wagtail_site.root_page)
    grant_site_settings(ensure_role_groups(department)["department_admin"], site.wagtail_site)
    return site


def make_channel(code: str, portal: HostedSite) -> Department:
    """A department without a site: its root page stands below `/bm/` of the portal."""
    department = make_department(code)
    parent = Page.objects.child_of(portal.wagtail_site.root_page).get(slug="bm")
    give_tenant(department, parent.add_child(instance=DepartmentHomePage(title=department.name_zh, slug=code)))
    return department


def give_tenant(department: Department, root: Page) -> None:
    """Root page, file collection, groups and their rights of a department."""
    department.root_page_id = root.pk
    department.collection = Collection.get_first_root_node().add_child(name=department.short_zh)
    department.save()
    groups = ensure_role_groups(department)
    grant_tree(groups, [root])
    grant_files(groups, department.collection)


def make_site(
    code: str, kind: str, host: str, name: str, home: type[HomePage], columns: tuple[Any, ...],
    language: str = "zh-hans", *, translation_of: Page | None = None, department: Department | None = None,
    theme: str = "blue",
) -> HostedSite:  # fmt: skip
    """One site with its root page and columns. English columns carry the key of the portal's column of their slug."""
    locale = Locale.objects.get_or_create(language_code=language)[0]
    root = home(title=name, slug=code, locale=locale)
    if translation_of:
        root.translation_key = translation_of.translation_key
    Page.get_first_root_node().add_child(instance=root)
    for slug, title, column_kind, layout, shown in columns:
        column = ColumnPage(
            title=title, slug=slug, kind=column_kind, layout=layout, show_in_menus=shown, locale=locale,
            purpose=f"{title}。", directory="departments" if slug == "departments" else "",
        )  # fmt: skip
        twin = translation_of and Page.objects.child_of(translation_of).filter(slug=slug).first()
        if twin:
            column.translation_key = twin.translation_key
        root.add_child(instance=column)
    site = Site.objects.create(hostname=host, site_name=name, root_page=root, is_default_site=kind == "portal")
    SiteProfile.objects.create(site=site, organiser=name, theme=theme, sample_numbers=True, **SAMPLE_NUMBERS)
    domain = {"portal": "www.hunan.gov.cn", "english": "en.hunan.gov.cn"}.get(kind, f"{code}.hunan.gov.cn")
    return HostedSite.objects.create(
        wagtail_site=site, code=code, kind=kind, official_domain=domain, department=department
    )
