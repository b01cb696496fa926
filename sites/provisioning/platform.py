"""The platform's own sites and the whole cluster of the start content."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from cms.departments.catalogue import department_specs
from cms.departments.models import Department
from cms.publishing.wordlists.service import ensure_platform_words
from sites.enums import SiteKind
from sites.models import HostedSite
from sites.refusals import RefusedError
from sites.transactions import whole_act

from .departments import provision_department
from .hosting import HostPlan, ensure_site
from .plans import english_plan, portal_plan
from .statements import ensure_statements
from .tenants import ensure_known_departments, ensure_platform_rights, ensure_workflow
from .trees import RootPlan, ensure_locale, grow, translation_keys, tree_root

if TYPE_CHECKING:
    from collections.abc import Callable

    from cms.accounts.models import User

PORTAL_NAME, PORTAL_ORGANISER = "湖南省人民政府", "湖南省人民政府办公厅"
ENGLISH_NAME = "Hunan Provincial Government"
ENGLISH_ORGANISER = "General Office of the People's Government of Hunan Province"


def provision_portal(*, by: User | None = None) -> HostedSite:
    """The portal with its 7 sections, 78 second-level and 199 third-level columns, and the column of channels."""
    with whole_act():
        ensure_known_departments()
        names = dict(Department.objects.values_list("code", "short_zh"))
        plan = RootPlan(
            parent=tree_root(),
            kind=SiteKind.PORTAL,
            title=PORTAL_NAME,
            slug="portal",
            language="zh-hans",
            columns=portal_plan(names),
        )
        root = grow(plan, by)
        site = ensure_site(HostPlan("portal", SiteKind.PORTAL, PORTAL_NAME, root, PORTAL_ORGANISER))
        ensure_statements(root, "zh-hans", PORTAL_ORGANISER, by)
        ensure_platform_rights(site)
        ensure_workflow()
        ensure_platform_words()
    return site


def provision_english(*, by: User | None = None) -> HostedSite:
    """The English site; its root page and columns carry the translation keys of the portal's.

    Raises RefusedError while there is no portal.
    """
    portal = HostedSite.objects.select_related("wagtail_site__root_page").filter(kind=SiteKind.PORTAL).first()
    if portal is None:
        raise RefusedError([_("请先建立门户网站，再建立英文网站。")])
    with whole_act():
        ensure_locale("en")
        plan = RootPlan(
            parent=tree_root(),
            kind=SiteKind.ENGLISH,
            title=ENGLISH_NAME,
            slug="english",
            language="en",
            columns=english_plan(),
            translation_keys=translation_keys(portal.wagtail_site.root_page),
        )
        root = grow(plan, by)
        site = ensure_site(HostPlan("english", SiteKind.ENGLISH, ENGLISH_NAME, root, ENGLISH_ORGANISER))
        ensure_statements(root, "en", ENGLISH_ORGANISER, by)
        ensure_platform_rights(portal, site)
        ensure_workflow()
    return site


def provision_cluster(*, by: User | None = None, tell: Callable[[str], None] = lambda _name: None) -> None:
    """Everything of the start content: portal, English site, all departments with a site or a channel.

    `tell` is called with the name of each thing that is ready.
    """
    tell(str(provision_portal(by=by)))
    tell(str(provision_english(by=by)))
    for spec in department_specs():
        tell(str(provision_department(spec.code, by=by, opens_site=spec.subsite).department))
