"""The departments of the start content, with the sections of the sub-sites that are opened with them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from cms.core.records import Record, read_records, refuse_doubles

from .enums import DepartmentKind

DATA = Path(__file__).parent / "data" / "departments.yaml"
KINDS = frozenset(DepartmentKind.values)


@dataclass(frozen=True, slots=True)
class SectionSpec:
    """One section of a department's sub-site. `update_days` is the update duty in calendar days, None where none."""

    slug: str
    name_zh: str
    name_en: str
    kind: str
    layout: str
    update_days: int | None


@dataclass(frozen=True, slots=True)
class DepartmentSpec:
    """One unit of government. `theme`, `field` and `sections` are empty where it has no sub-site."""

    code: str
    org_code: str
    kind: str
    name_zh: str
    short_zh: str
    name_en: str
    aliases: tuple[str, ...]
    name_seen: bool
    supervisor: str
    subsite: bool
    theme: str
    field: str
    sections: tuple[SectionSpec, ...]

    def section(self, slug: str) -> SectionSpec:
        """The section with this slug. Raises `KeyError` where there is none."""
        for section in self.sections:
            if section.slug == slug:
                return section
        raise KeyError(f"{self.code}/{slug}")


def _section(record: Record) -> SectionSpec:
    record.only(*SectionSpec.__slots__)
    return SectionSpec(
        slug=record.slug("slug"),
        name_zh=record.text("name_zh"),
        name_en=record.text("name_en"),
        kind=record.slug("kind"),
        layout=record.slug("layout"),
        update_days=record.days("update_days"),
    )


def _sections(record: Record) -> tuple[SectionSpec, ...]:
    rows = list(record.records("sections"))
    refuse_doubles(rows, "slug")
    if record.flag("subsite") != bool(rows):
        raise record.fault("a sub-site has sections, and only a sub-site has them")
    return tuple(_section(row) for row in rows)


def _department(record: Record) -> DepartmentSpec:
    record.only(*DepartmentSpec.__slots__)
    sections = _sections(record)
    return DepartmentSpec(
        code=record.slug("code"),
        org_code=record.text("org_code"),
        kind=record.choice("kind", KINDS),
        name_zh=record.text("name_zh"),
        short_zh=record.text("short_zh"),
        name_en=record.text("name_en"),
        aliases=record.texts("aliases"),
        name_seen=record.flag("name_seen"),
        supervisor=record.optional_text("supervisor"),
        subsite=bool(sections),
        theme=record.slug("theme") if sections else "",
        field=record.text("field") if sections else "",
        sections=sections,
    )


def read_departments(path: Path) -> tuple[DepartmentSpec, ...]:
    """The departments of a file in its order. Raises `DataFault` on a wrong value, a double, an unknown supervisor."""
    records = read_records(path, "departments", "code")
    for key in ("code", "org_code", "name_zh", "short_zh", "name_en"):
        refuse_doubles(records, key)
    specs = tuple(_department(record) for record in records)
    codes = {spec.code for spec in specs}
    for spec, record in zip(specs, records, strict=True):
        if spec.supervisor and spec.supervisor not in codes:
            raise record.fault(f"unknown supervisor {spec.supervisor!r}")
    return specs


@cache
def department_specs() -> tuple[DepartmentSpec, ...]:
    """All departments of the start content in the order of the directory."""
    return read_departments(DATA)


@cache
def departments_by_code() -> dict[str, DepartmentSpec]:
    """The departments by their code."""
    return {spec.code: spec for spec in department_specs()}
