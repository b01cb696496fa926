"""The columns a new site starts with, before they are pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cms.content.catalogue import english_columns, portal_columns
from cms.content.enums import DirectorySource, LinkGroup

from .purposes import purpose_en, purpose_zh

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cms.content.catalogue import ColumnSpec
    from cms.departments.catalogue import SectionSpec
    from cms.departments.models import Department

#: Slug of the portal's column below which departments without a site have their pages (部门频道).
CHANNELS = "bm"
#: Columns of the start content that show a directory, by slug path: source and group of links.
PORTAL_DIRECTORIES: dict[str, tuple[str, str]] = {
    "disclosure/institutions/departments": (DirectorySource.DEPARTMENTS, ""),
    "disclosure/institutions/prefecture-governments": (DirectorySource.REGIONS, ""),
    "about/divisions/prefectures": (DirectorySource.REGIONS, ""),
    "about/divisions/counties": (DirectorySource.REGIONS, ""),
    "services/links/central-links": (DirectorySource.LINKS, LinkGroup.CENTRAL),
    "services/links/department-links": (DirectorySource.DEPARTMENTS, ""),
    "services/links/prefecture-links": (DirectorySource.LINKS, LinkGroup.PREFECTURES),
    "services/links/county-links": (DirectorySource.LINKS, LinkGroup.COUNTIES),
    "services/links/province-links": (DirectorySource.LINKS, LinkGroup.PROVINCES),
}
ENGLISH_DIRECTORIES: dict[str, tuple[str, str]] = {
    "government/departments": (DirectorySource.DEPARTMENTS, ""),
    "about-hunan/regions": (DirectorySource.REGIONS, ""),
}


@dataclass(frozen=True, slots=True)
class ColumnPlan:
    """One column to be made. `path` is its slugs from the section down; `owner` the code of the department that answers
    for it; `translates` the path of the Chinese column whose translation key it carries."""

    path: str
    title: str
    kind: str
    layout: str
    purpose: str
    owner: str = ""
    update_days: int | None = None
    cobuilt: bool = False
    shown: bool = True
    directory: str = ""
    link_group: str = ""
    translates: str = ""
    children: tuple[ColumnPlan, ...] = ()

    @property
    def slug(self) -> str:
        """Last part of the path."""
        return self.path.rpartition("/")[2]


def portal_plan(names: dict[str, str]) -> tuple[ColumnPlan, ...]:
    """The portal's columns; `names` are short names of departments by code."""
    return (*(_chinese(spec, names) for spec in portal_columns()), CHANNEL_PLAN)


def _chinese(spec: ColumnSpec, names: dict[str, str]) -> ColumnPlan:
    directory, group = PORTAL_DIRECTORIES.get(spec.path, ("", ""))
    return ColumnPlan(
        path=spec.path,
        title=spec.name_zh,
        kind=spec.kind,
        layout=spec.layout,
        purpose=purpose_zh(spec.kind, spec.name_zh, names.get(spec.owner, "")),
        owner=spec.owner,
        update_days=spec.update_days,
        cobuilt=spec.cobuilt,
        directory=directory,
        link_group=group,
        children=tuple(_chinese(child, names) for child in spec.children),
    )


def english_plan() -> tuple[ColumnPlan, ...]:
    """The English site's columns."""
    return tuple(_english(spec) for spec in english_columns())


def _english(spec: ColumnSpec) -> ColumnPlan:
    directory, group = ENGLISH_DIRECTORIES.get(spec.path, ("", ""))
    return ColumnPlan(
        path=spec.path,
        title=spec.name_en,
        kind=spec.kind,
        layout=spec.layout,
        purpose=purpose_en(spec.kind, spec.name_en),
        owner=spec.owner,
        update_days=spec.update_days,
        directory=directory,
        link_group=group,
        translates=spec.translates,
        children=tuple(_english(child) for child in spec.children),
    )


def department_plan(department: Department, sections: Iterable[SectionSpec]) -> tuple[ColumnPlan, ...]:
    """The columns of a department: those of the start content, else news, notices, policies and who does what."""
    return tuple(
        ColumnPlan(
            path=section.slug,
            title=section.name_zh,
            kind=section.kind,
            layout=section.layout,
            purpose=purpose_zh(section.kind, section.name_zh, department.short_zh),
            owner=department.code,
            update_days=section.update_days,
        )
        for section in sections
    ) or tuple(
        ColumnPlan(
            slug, title, kind, "list", purpose_zh(kind, title, department.short_zh), department.code, update_days
        )
        for slug, title, kind, update_days in DEPARTMENT_COLUMNS
    )


CHANNEL_PLAN = ColumnPlan(
    CHANNELS, "部门频道", "institution", "cards", "没有独立网站的省直部门在这里公开信息、提供服务。",
    shown=False, directory=DirectorySource.DEPARTMENTS,
)  # fmt: skip
#: Slug, title, kind and update duty in calendar days.
DEPARTMENT_COLUMNS = (
    ("news", "工作动态", "news", 14),
    ("notices", "通知公告", "notice", 180),
    ("policies", "政策文件", "document", 180),
    ("about", "机构职能", "institution", 365),
)
