"""The words generated texts are made of: what each unit writes about, and stories by column."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from cms.content.catalogue import regions
from cms.core.records import DataFault, Record, read_records
from cms.departments.catalogue import departments_by_code

DATA = Path(__file__).parents[1] / "data"


@dataclass(frozen=True, slots=True)
class Ask:
    """A question of the public with its answer."""

    title: str
    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class ServiceItem:
    """A thing one applies for. `days` is the promised time in working days."""

    title: str
    who: str
    materials: str
    days: int


@dataclass(frozen=True, slots=True)
class Field:
    """What a unit writes about. `measures` are sentences that may hold {n} and {m}; `assets` things with their unit."""

    code: str
    topics: tuple[str, ...]
    measures: tuple[str, ...]
    assets: tuple[tuple[str, str], ...]
    asks: tuple[Ask, ...]
    services: tuple[ServiceItem, ...]
    pictures: tuple[str, ...]

    @property
    def short(self) -> str:
        """Short Chinese name of the unit."""
        return departments_by_code()[self.code].short_zh

    @property
    def full(self) -> str:
        """Full Chinese name of the unit."""
        return departments_by_code()[self.code].name_zh


@dataclass(frozen=True, slots=True)
class Story:
    """One ready story of a place, a product, a dish, a song or a subject."""

    title: str
    picture: str
    summary: str
    paragraphs: tuple[str, ...]


def _rows(record: Record, key: str, width: int) -> list[list[str]]:
    rows: list[list[str]] = record.fields.get(key) or []
    if any(len(row) != width for row in rows):
        raise record.fault(f"every entry of {key} has {width} parts")
    return rows


def _field(record: Record) -> Field:
    record.only(*Field.__slots__)
    return Field(
        code=record.slug("code"),
        topics=record.texts("topics"),
        measures=record.texts("measures"),
        assets=tuple((name, unit) for name, unit in _rows(record, "assets", 2)),
        asks=tuple(Ask(*row) for row in _rows(record, "asks", 3)),
        services=tuple(ServiceItem(a, b, c, int(d)) for a, b, c, d in _rows(record, "services", 4)),
        pictures=record.texts("pictures"),
    )


@cache
def fields() -> dict[str, Field]:
    """The fields by department code. Raises `DataFault` on an unknown department."""
    found = {record.slug("code"): _field(record) for record in read_records(DATA / "fields.yaml", "fields", "code")}
    unknown = sorted(set(found) - set(departments_by_code()))
    if unknown:
        raise DataFault(f"fields.yaml: unknown departments {', '.join(unknown)}")
    return found


@cache
def stories(name: str = "stories.yaml") -> dict[str, tuple[Story, ...]]:
    """The stories of a file by path of their column."""
    return {
        record.text("column"): tuple(Story(row[0], row[1], row[2], tuple(row[3:])) for row in record.fields["items"])
        for record in read_records(DATA / name, "stories", "column")
    }


@cache
def prefectures() -> tuple[str, ...]:
    """Short names of the 14 prefecture-level divisions: 长沙, …, 湘西州."""
    return tuple(shorten(region.name_zh) for region in regions())


@cache
def counties() -> tuple[tuple[str, str], ...]:
    """All counties as (prefecture, county)."""
    return tuple((shorten(region.name_zh), county.name_zh) for region in regions() for county in region.children)


def shorten(name: str) -> str:
    """长沙市 becomes 长沙, the autonomous prefecture 湘西州."""
    return "湘西州" if name.startswith("湘西") else name.removesuffix("市")
