"""The start content of the portal and the English site: their column trees and the directory of regions."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from cms.core.records import Record, read_records, refuse_doubles
from cms.departments.catalogue import departments_by_code

from .enums import ColumnKind, ColumnLayout

if TYPE_CHECKING:
    from collections.abc import Iterator

DATA = Path(__file__).parent / "data"
KINDS = frozenset(ColumnKind.values)
LAYOUTS = frozenset(ColumnLayout.values)


@dataclass(frozen=True, slots=True)
class ColumnSpec:
    """One column and what stands below it.

    `path` is the slugs from the section down, joined by "/"; `owner` a department's code; `update_days` the update duty
    in calendar days, None where none; `translates` the path of the Chinese column an English one is translated from.
    """

    path: str
    slug: str
    name_zh: str
    name_en: str
    kind: str
    layout: str
    update_days: int | None
    owner: str
    cobuilt: bool = False
    translates: str = ""
    children: tuple[ColumnSpec, ...] = ()

    @property
    def depth(self) -> int:
        """1 for a section, 2 and 3 below it."""
        return self.path.count("/") + 1

    def walk(self) -> Iterator[ColumnSpec]:
        """The column and everything below it, parents first."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class RegionSpec:
    """A prefecture-level or county-level division; `code` is that of GB/T 2260, `url` is entered by the owner."""

    code: str
    name_zh: str
    name_en: str
    type: str
    url: str = ""
    children: tuple[RegionSpec, ...] = ()


def _column(record: Record, parent: str) -> ColumnSpec:
    record.only(
        "slug", "name_zh", "name_en", "kind", "layout", "update_days", "owner", "cobuilt", "translates", "children"
    )
    slug, owner = record.slug("slug"), record.slug("owner")
    if owner not in departments_by_code():
        raise record.fault(f"unknown owner {owner!r}")
    path = f"{parent}/{slug}".lstrip("/")
    return ColumnSpec(
        path=path,
        slug=slug,
        name_zh=record.text("name_zh"),
        name_en=record.text("name_en"),
        kind=record.choice("kind", KINDS),
        layout=record.choice("layout", LAYOUTS),
        update_days=record.days("update_days"),
        owner=owner,
        cobuilt=record.flag("cobuilt"),
        translates=record.optional_text("translates"),
        children=_columns(list(record.records("children")), path),
    )


def _columns(records: list[Record], parent: str = "") -> tuple[ColumnSpec, ...]:
    for key in ("slug", "name_zh"):
        refuse_doubles(records, key)
    return tuple(_column(record, parent) for record in records)


def read_columns(path: Path) -> tuple[ColumnSpec, ...]:
    """The sections of a column tree. Raises `DataFault` on a wrong value, an unknown owner or two equal siblings."""
    return _columns(read_records(path, "sections"))


def _region(record: Record) -> RegionSpec:
    record.only("code", "name_zh", "name_en", "type", "url", "children")
    code = record.text("code")
    if len(code) != 6 or not code.isdigit():
        raise record.fault(f"code must have six digits, not {code!r}")
    return RegionSpec(
        code=code,
        name_zh=record.text("name_zh"),
        name_en=record.text("name_en"),
        type=record.text("type"),
        url=record.optional_text("url"),
        children=_regions(list(record.records("children", "code"))),
    )


def _regions(records: list[Record]) -> tuple[RegionSpec, ...]:
    refuse_doubles(records, "code")
    return tuple(_region(record) for record in records)


def read_regions(path: Path) -> tuple[RegionSpec, ...]:
    """The prefecture-level divisions of a file. Raises `DataFault` on a wrong value or a code that stands twice."""
    return _regions(read_records(path, "prefectures", "code"))


@cache
def portal_columns() -> tuple[ColumnSpec, ...]:
    """The seven sections of the main portal."""
    return read_columns(DATA / "columns.yaml")


@cache
def english_columns() -> tuple[ColumnSpec, ...]:
    """The six sections of the English site. Raises `DataFault` where one translates a column the portal lacks."""
    tree = read_columns(DATA / "english_columns.yaml")
    known = {column.path for column in walk(portal_columns())}
    for column in walk(tree):
        if column.translates and column.translates not in known:
            raise Record("english_columns.yaml", {}).fault(f"{column.path} translates unknown {column.translates!r}")
    return tree


@cache
def regions() -> tuple[RegionSpec, ...]:
    """The 14 prefecture-level divisions with their counties."""
    return read_regions(DATA / "regions.yaml")


def walk(tree: tuple[ColumnSpec, ...]) -> Iterator[ColumnSpec]:
    """All columns of a tree, parents first."""
    for column in tree:
        yield from column.walk()
