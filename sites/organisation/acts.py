"""A department gets another name, or ends."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from cms.departments.enums import DepartmentStatus
from cms.departments.models import Department
from cms.departments.service import ensure_role_groups, rename_role_groups, withdraw_tree
from sites.actions import ArchiveSite
from sites.acts import Act
from sites.enums import SiteStatus
from sites.models import HostedSite, SiteProfile

if TYPE_CHECKING:
    from cms.accounts.models import User


class DepartmentAct(Act):
    """One change of a department."""

    def __init__(self, department: Department, *, by: User | None, reason: str) -> None:
        super().__init__(by=by, reason=reason)
        self.department = department

    @property
    def subject(self) -> Department:
        return self.department

    def hold(self) -> None:
        """Read the department anew under a lock."""
        rows = Department.objects.select_for_update(of=("self",)).select_related("root_page")
        self.department = rows.get(pk=self.department.pk)


class RenameDepartment(DepartmentAct):
    """New names everywhere; the old ones stay in the directory. Code, host and addresses stay as they are."""

    log_action = "departments.rename"

    def __init__(
        self, department: Department, *, name_zh: str, short_zh: str, name_en: str, by: User | None, reason: str
    ) -> None:
        super().__init__(department, by=by, reason=reason)
        self.names = {"name_zh": name_zh.strip(), "short_zh": short_zh.strip(), "name_en": name_en.strip()}

    def state_problems(self) -> list[str]:
        found = self._field_problems()
        if all(getattr(self.department, name) == text for name, text in self.names.items()):
            found.append(_("名称没有变化。"))
        others = Department.objects.exclude(pk=self.department.pk)
        if others.filter(Q(name_zh=self.names["name_zh"]) | Q(short_zh=self.names["short_zh"])).exists():
            found.append(_("已经有部门使用这个名称。"))
        return found

    def _field_problems(self) -> list[str]:
        others = {field.name for field in Department._meta.concrete_fields} - set(self.names)
        try:
            Department(**self.names).clean_fields(exclude=others)
        except ValidationError as error:
            labels = {field.name: field.verbose_name for field in Department._meta.concrete_fields}
            return [f"{labels[name]}：{' '.join(texts)}" for name, texts in error.message_dict.items()]
        return []

    def change(self) -> dict[str, Any]:
        """The name that ends joins the former ones; one that is taken up again leaves them."""
        row, before = self.department, {name: getattr(self.department, name) for name in self.names}
        for name, text in self.names.items():
            setattr(row, name, text)
        row.former_names = former_names(row, before["name_zh"])
        row.save(update_fields=["former_names", *self.names])
        rename_role_groups(row)
        self._rename_places(before)
        return {"old_names": before, "new_names": self.names}

    def _rename_places(self, before: dict[str, str]) -> None:
        """Page, site, settings and file collection that bore the old name; what was called otherwise keeps its name."""
        row, new = self.department, self.names
        Page.objects.filter(pk=row.root_page_id, title=before["name_zh"]).update(
            title=new["name_zh"], draft_title=new["name_zh"]
        )
        if row.collection is not None and row.collection.name == before["short_zh"]:
            row.collection.name = new["short_zh"]
            row.collection.save(update_fields=["name"])
        for site in Site.objects.filter(hosted__department=row):
            profile = SiteProfile.for_site(site)
            for name, old, now in (
                ("organiser", before["name_zh"], new["name_zh"]), ("short_name", before["short_zh"], new["short_zh"]),
            ):  # fmt: skip
                if getattr(profile, name) == old:
                    setattr(profile, name, now)
            profile.save()
            if site.site_name == before["name_zh"]:
                site.site_name = new["name_zh"]
                site.save(update_fields=["site_name"])


class AbolishDepartment(DepartmentAct):
    """The department ends: its pages stay readable with a notice and nobody's to edit, its people have no rights there."""

    log_action = "departments.abolish"

    def __init__(
        self, department: Department, *, by: User | None, reason: str, successor: Department | None = None
    ) -> None:
        super().__init__(department, by=by, reason=reason)
        self.successor = successor

    def state_problems(self) -> list[str]:
        if self.department.status == DepartmentStatus.ARCHIVED:
            return [_("部门已经撤并。")]
        if self.successor and not may_succeed(self.successor, self.department):
            return [_("职能划入的部门必须是另一个正常的部门。")]
        return []

    def change(self) -> dict[str, Any]:
        row = self.department
        groups = ensure_role_groups(row).values()
        if row.root_page is not None:
            withdraw_tree(groups, row.root_page)
        for membership in row.memberships.select_related("user"):
            membership.delete()
        sites = HostedSite.objects.filter(department=row).exclude(status=SiteStatus.ARCHIVED)
        for site in sites:
            note = _("职能划入%(name)s") % {"name": self.successor.name_zh} if self.successor else self.reason
            ArchiveSite(site, by=self.by, reason=note).change()
        close(row, self.successor)
        return {"successor": self.successor.code if self.successor else ""}


def may_succeed(successor: Department, department: Department) -> bool:
    """Whether a department may take over what another one did."""
    return successor.pk != department.pk and successor.status == DepartmentStatus.ACTIVE


def former_names(department: Department, *more: str) -> list[str]:
    """The former names of a department with some more: each once, the present one left out."""
    return [name for name in dict.fromkeys([*department.former_names, *more]) if name != department.name_zh]


def close(department: Department, successor: Department | None) -> None:
    """Note that a department ended, and hand those it supervised to the successor."""
    department.status, department.successor = DepartmentStatus.ARCHIVED, successor
    department.save(update_fields=["status", "successor", "root_page", "collection"])
    Department.objects.filter(supervisor=department).exclude(pk=successor.pk if successor else 0).update(
        supervisor=successor
    )
    if successor is not None:
        successor.former_names = former_names(successor, department.name_zh, *department.former_names)
        if successor.supervisor_id == department.pk:
            successor.supervisor = None
        successor.save(update_fields=["former_names", "supervisor"])
