"""What every department has, with a site or without: its row, file collection, groups and their rights."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from wagtail.models import Collection, Workflow, WorkflowPage, WorkflowTask

from cms.departments.catalogue import department_specs, departments_by_code
from cms.departments.models import Department
from cms.departments.roles import DEPARTMENT_ADMIN, PORTAL_EDITOR, SYSTEM_ADMIN
from cms.departments.service import ensure_role_groups, grant_files, grant_site_settings, grant_tree
from cms.publishing.models import SiteReviewTask
from sites.enums import SiteStatus

from .trees import tree_root

if TYPE_CHECKING:
    from cms.departments.catalogue import DepartmentSpec
    from sites.models import HostedSite

WORKFLOW, TASK, PLATFORM_FILES = "稿件审核", "审核", "平台"


@dataclass(frozen=True, slots=True)
class DepartmentDetails:
    """Facts of a new department that the start content does not know."""

    code: str
    kind: str
    name_zh: str
    short_zh: str
    name_en: str
    theme: str = "blue"
    org_code: str = ""
    field: str = ""


def ensure_department(code: str, details: DepartmentDetails | None) -> tuple[Department, bool]:
    """The department of that code, made from the start content or from `details`; and whether it was made now.

    Raises LookupError for a code that is neither there nor known, nor described.
    """
    known = Department.objects.filter(code=code).first()
    if known is not None:
        return known, False
    spec = departments_by_code().get(code)
    if spec is not None:
        ensure_known_departments(only=code)
        return Department.objects.get(code=code), True
    if details is None:
        raise LookupError(code)
    return Department.objects.create(
        code=code,
        kind=details.kind,
        name_zh=details.name_zh,
        short_zh=details.short_zh,
        name_en=details.name_en,
        org_code=details.org_code,
        field=details.field,
        order=Department.objects.count() + len(department_specs()),
    ), True


def ensure_known_departments(only: str = "") -> None:
    """Rows of all departments of the start content, or of one and its supervisor; rows that exist stay as they are."""
    specs = department_specs()
    if only:
        wanted = {only, departments_by_code()[only].supervisor}
        specs = tuple(spec for spec in specs if spec.code in wanted)
    places = {spec.code: place for place, spec in enumerate(department_specs(), 1)}
    Department.objects.bulk_create((_row(spec, places[spec.code]) for spec in specs), ignore_conflicts=True)
    rows = {row.code: row for row in Department.objects.filter(code__in=[spec.code for spec in specs])}
    missing = [spec for spec in specs if spec.supervisor and rows[spec.code].supervisor_id is None]
    above = dict(Department.objects.filter(code__in={spec.supervisor for spec in missing}).values_list("code", "pk"))
    for spec in missing:
        rows[spec.code].supervisor_id = above[spec.supervisor]
    Department.objects.bulk_update((rows[spec.code] for spec in missing), ["supervisor"])


def _row(spec: DepartmentSpec, place: int) -> Department:
    return Department(
        code=spec.code,
        org_code=spec.org_code,
        kind=spec.kind,
        name_zh=spec.name_zh,
        short_zh=spec.short_zh,
        name_en=spec.name_en,
        aliases=list(spec.aliases),
        field=spec.field,
        order=place,
    )


def ensure_collection(department: Department) -> Collection:
    """The department's own collection of pictures and files."""
    if department.collection is None:
        department.collection = Collection.get_first_root_node().add_child(name=department.short_zh)
        department.save(update_fields=["collection"])
    return department.collection


def ensure_rights(department: Department, site: HostedSite | None) -> None:
    """Groups of all roles with their rights on the department's pages, files and site settings.

    An archived site stays as it is: its pages are nobody's to edit until it is resumed.
    """
    groups = ensure_role_groups(department)
    if site is None or site.status != SiteStatus.ARCHIVED:
        grant_tree(groups, [department.root_page])
    grant_files(groups, ensure_collection(department))
    if site is not None:
        grant_site_settings(groups[DEPARTMENT_ADMIN.key], site.wagtail_site)
        grant_site_settings(ensure_role_groups(None)[SYSTEM_ADMIN.key], site.wagtail_site)


def ensure_platform_rights(*sites: HostedSite) -> None:
    """Groups of the platform's roles with their rights on the portal, the English site and the platform's files."""
    groups = ensure_role_groups(None)
    grant_tree(groups, [site.wagtail_site.root_page for site in sites])
    top = Collection.get_first_root_node()
    files = top.get_children().filter(name=PLATFORM_FILES).first() or top.add_child(name=PLATFORM_FILES)
    grant_files(groups, files)
    for site in sites:
        grant_site_settings(groups[PORTAL_EDITOR.key], site.wagtail_site)
        grant_site_settings(groups[SYSTEM_ADMIN.key], site.wagtail_site)


def ensure_workflow() -> Workflow:
    """The one review through which the texts of all sites pass, assigned above all of them."""
    task = SiteReviewTask.objects.first() or SiteReviewTask.objects.create(name=TASK)
    workflow = Workflow.objects.get_or_create(name=WORKFLOW, defaults={"active": True})[0]
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task.task_ptr, defaults={"sort_order": 0})
    WorkflowPage.objects.get_or_create(page=tree_root(), defaults={"workflow": workflow})
    return workflow
