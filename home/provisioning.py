"""The blocks that a new home page starts with: good to look at before anybody touched them.

Blocks that need a picture, a headline or figures are left to the editors; a block whose columns are missing is left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

from cms.content.enums import ColumnKind
from sites.enums import SiteKind
from sites.provisioning.registry import register_home_builder

from .models import DepartmentHomePage, EnglishHomePage, PortalHomePage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from cms.content.models import ColumnPage

    Columns = Mapping[str, ColumnPage]

#: Icon of a door by the kind of column it leads to.
ICONS: dict[str, str] = {
    ColumnKind.SERVICE: "clipboard-list",
    ColumnKind.QUERY: "file-search",
    ColumnKind.DOWNLOAD: "download",
    ColumnKind.MAILBOX: "mail",
    ColumnKind.QA: "message",
    ColumnKind.DISCLOSURE: "file-description",
    ColumnKind.REQUEST: "file-text",
    ColumnKind.INVEST: "briefcase",
    ColumnKind.ABOUT: "building",
    ColumnKind.INSTITUTION: "building-bank",
    ColumnKind.NOTICE: "news",
    ColumnKind.EMERGENCY: "phone",
    ColumnKind.FEATURE: "photo",
    ColumnKind.STATISTICS: "chart-bar",
    ColumnKind.DATA: "chart-bar",
    ColumnKind.POLICY: "gavel",
}
#: The portal's columns by block.
TABS = ("news/provincial-news", "news/department-news", "news/locality-news", "news/notices")
TASKS = (
    "services/online/progress",
    "interaction/governor-mailbox",
    "disclosure/requests",
    "disclosure/institutions/departments",
)
HOT = ("services/individuals/social-insurance", "services/individuals/medical", "services/individuals/marriage",
       "services/individuals/school", "services/enterprises/start-up", "services/queries/provident-fund")  # fmt: skip
SERVICE_KINDS = ("services/individuals", "services/enterprises", "services/life-events", "services/by-department")
SERVICE_TILES = (
    ("services/individuals/birth", "baby-carriage"), ("services/individuals/school", "school"),
    ("services/individuals/jobs", "briefcase"), ("services/individuals/social-insurance", "shield-check"),
    ("services/individuals/medical", "stethoscope"), ("services/individuals/marriage", "heart"),
    ("services/enterprises/start-up", "building"), ("services/enterprises/tax", "coin"),
    ("services/enterprises/construction", "building-community"),
    ("services/enterprises/intellectual-property", "certificate"),
    ("services/groups/older-people", "old"), ("services/groups/disabled-people", "accessible"),
)  # fmt: skip
DISCLOSURE_DOORS = ("disclosure/guide", "disclosure/disclosure-rules", "disclosure/livelihood", "disclosure/finance",
                    "disclosure/personnel", "disclosure/annual-reports", "disclosure/requests")  # fmt: skip
INTERACTION = ("interaction/governor-mailbox", "interaction/consultations", "interaction/interviews")
FEATURES = ("charm/enterprises", "charm/products", "charm/scenery", "charm/folk-songs", "charm/cuisine")
ENGLISH_TASKS = (
    ("invest/investment-guide", "Start a business", "briefcase"), ("services/visas-residence", "Visas", "id"),
    ("services/working", "Find a job", "building"), ("travel-culture/scenery", "Travel", "mountain"),
)  # fmt: skip
#: Kinds that a department's home shows as doors rather than as lists.
DOOR_KINDS = frozenset({ColumnKind.SERVICE, ColumnKind.QUERY, ColumnKind.QA, ColumnKind.MAILBOX, ColumnKind.DOWNLOAD})


def block(kind: str, **value: Any) -> dict[str, Any]:
    """One block as it is stored."""
    return {"type": kind, "value": value, "id": str(uuid4())}


def items(values: Iterable[Any]) -> list[dict[str, Any]]:
    """Items of a list block as they are stored."""
    return [{"type": "item", "value": value, "id": str(uuid4())} for value in values]


def door(column: ColumnPage, title: str = "", icon: str = "") -> dict[str, Any]:
    """An entry that leads to a column."""
    icon = icon or ICONS.get(column.kind, "file-text")
    return {"title": title or column.title[:20], "icon": icon, "note": "", "page": column.pk, "url": ""}


def present(columns: Columns, *paths: str) -> list[ColumnPage]:
    """The columns at these paths, as far as the site has them."""
    return [columns[path] for path in paths if path in columns]


def portal_blocks(columns: Columns) -> list[dict[str, Any]]:
    """News and tasks, services, policy, interaction, features, topics, links."""
    return list(_portal(columns))


def _portal(columns: Columns) -> Iterator[dict[str, Any]]:
    def ids(*paths: str) -> list[int]:
        return [column.pk for column in present(columns, *paths)]

    yield block(
        "front",
        pictures=next(iter(ids("news/multimedia/photo-news", "news/multimedia")), None),
        tabs=items(ids(*TABS)),
        doors=items(door(column) for column in present(columns, *TASKS)),
        hot=items(door(column) for column in present(columns, *HOT)),
    )
    tiles = [door(columns[path], icon=icon) for path, icon in SERVICE_TILES if path in columns]
    yield block("services", heading="您想办什么事？", links=items(ids(*SERVICE_KINDS)), doors=items(tiles))
    yield block(
        "policy",
        documents=next(iter(ids("disclosure/documents")), None),
        interpretations=next(iter(ids("disclosure/interpretation")), None),
        doors=items(door(column) for column in present(columns, *DISCLOSURE_DOORS)),
    )
    yield block("interaction", columns=items(ids(*INTERACTION)))
    yield block("features", heading="魅力湖南", columns=items(ids(*FEATURES)))
    yield block("topics", heading="专题专栏", column=next(iter(ids("news/topics/current-topics")), None))
    yield block("links", departments=True)


def english_blocks(columns: Columns) -> list[dict[str, Any]]:
    """Tasks, newest texts, lists of news, cities."""
    doors = [door(columns[path], title, icon) for path, title, icon in ENGLISH_TASKS if path in columns]
    newest = present(columns, "news/latest", "news/business-news", "news/notices")
    regions = present(columns, "about-hunan/regions")
    return [
        block("doors", heading="What would you like to do?", column=None, doors=items(doors)),
        block("columns", columns=items(column.pk for column in newest), count=6),
        *(block("regions", heading="Cities of Hunan", column=column.pk) for column in regions),
    ]


def department_blocks(columns: Columns) -> list[dict[str, Any]]:
    """News beside notices, doors to services, every other column as a list, links."""
    return list(_department(columns))


def _department(columns: Columns) -> Iterator[dict[str, Any]]:
    head = present(columns, "news", "notices")
    if len(head) == 2:
        yield block("news", column=head[0].pk, aside=head[1].pk)
    others = [column for column in columns.values() if column not in head]
    doors = [column for column in others if column.kind in DOOR_KINDS]
    if doors:
        yield block("doors", heading="办事和查询", column=None, doors=items(door(column) for column in doors))
    lists = [column for column in others if column not in doors and column.kind != ColumnKind.INSTITUTION]
    for abreast in _rows(lists if lists or doors else others):
        yield block("columns", columns=items(column.pk for column in abreast), count=6)
    yield block("links", departments=True)


def _rows(columns: list[ColumnPage]) -> Iterator[list[ColumnPage]]:
    """Columns in twos, of which titles have room; the last three of an odd number stand together, so that none is alone."""
    while columns:
        taken = 3 if len(columns) == 3 else 2
        yield columns[:taken]
        columns = columns[taken:]


def register() -> None:
    """Say what the home page of each kind of site is."""
    register_home_builder(SiteKind.PORTAL, PortalHomePage, portal_blocks)
    register_home_builder(SiteKind.ENGLISH, EnglishHomePage, english_blocks)
    register_home_builder(SiteKind.DEPARTMENT, DepartmentHomePage, department_blocks)
