"""How much goes where: one plan per column of the portal, of the English site and of every sub-site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cms.content.catalogue import english_columns

from .bank import stories
from .model import Plan

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cms.content.catalogue import ColumnSpec
    from cms.departments.catalogue import DepartmentSpec

#: Texts per column of the portal by kind; any other kind gets `USUAL`.
COUNTS = {"news": 18, "notice": 9, "document": 7, "mailbox": 7, "qa": 9, "emergency": 7, "media": 6, "statistics": 6}
USUAL = 5
#: Columns whose number is given by what they are about.
FIXED = {
    "about/divisions/prefectures": 14,
    "about/divisions/counties": 14,
    "about/divisions/maps": 14,
    "news/responses/hot-topics": 8,
    "news/responses/fact-check": 8,
    "disclosure/documents/normative-documents": 12,
    "disclosure/leaders/vice-governors": 6,
    "disclosure/leaders/governor": 3,
    "disclosure/leaders/secretary-general": 3,
    "disclosure/institutions/departments": 12,
    "disclosure/institutions/prefecture-governments": 14,
    "interaction/leader-mailboxes/department-heads": 12,
    "services/by-department": 12,
    "services/links/department-links": 12,
    "services/links/prefecture-links": 14,
    "services/links/county-links": 14,
}
SECTION_COUNTS = {"news": 16, "notice": 9, "document": 8, "institution": 6}
SECTION_USUAL = 7
ENGLISH_COUNTS = {"news": 8, "media": 6, "leader": 4}
ENGLISH_USUAL = 4


def plan_for(columns: Iterable[ColumnSpec], departments: Iterable[DepartmentSpec]) -> tuple[Plan, ...]:
    """Plans for the portal's `columns` (its sections), the English site and the sub-sites of `departments`.

    Texts go to columns without columns below them, and to those below which nothing but redirects stands.
    """
    plans = [_portal_plan(column) for column in filled(columns)]
    plans += [_english_plan(column) for column in filled(english_columns())]
    return (*plans, *_section_plans(departments))


def filled(columns: Iterable[ColumnSpec]) -> Iterator[ColumnSpec]:
    """The columns of a tree that hold texts of their own."""
    for column in columns:
        below = list(filled(column.children))
        if not below and column.layout != "redirect":
            yield column
        yield from below


def _portal_plan(column: ColumnSpec) -> Plan:
    told = len(stories().get(column.path, ()))
    count = told or FIXED.get(column.path, COUNTS.get(column.kind, USUAL))
    return Plan(
        "portal", column.path, column.kind, column.layout, column.name_zh, column.owner, column.update_days, count,
        cobuilt=column.cobuilt,
    )  # fmt: skip


def _english_plan(column: ColumnSpec) -> Plan:
    count = ENGLISH_COUNTS.get(column.kind, ENGLISH_USUAL)
    return Plan(
        "english",
        column.path,
        column.kind,
        column.layout,
        column.name_en,
        column.owner,
        column.update_days,
        count,
        "en",
    )


def _section_plans(departments: Iterable[DepartmentSpec]) -> Iterator[Plan]:
    for unit in departments:
        for part in unit.sections:
            count = SECTION_COUNTS.get(part.kind, SECTION_USUAL)
            yield Plan(unit.code, part.slug, part.kind, part.layout, part.name_zh, unit.code, part.update_days, count)
