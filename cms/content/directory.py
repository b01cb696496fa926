"""Directories: departments by kind, prefectures with their counties, links by group. Each costs one query."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils.translation import gettext as _

from cms.departments.enums import DepartmentKind, DepartmentStatus
from cms.departments.models import Department

from .addresses import outward, url_of
from .enums import DirectorySource, LinkGroup
from .models import FriendLink, Region
from .presentation import Link

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .site_context import SiteContext


@dataclass(frozen=True, slots=True)
class Entry:
    """One name of a directory; without an address it is only a word."""

    name: str
    url: str = ""
    note: str = ""
    entries: list[Link] = field(default_factory=list)

    @property
    def link(self) -> Link:
        return Link(self.name, self.url)


@dataclass(frozen=True, slots=True)
class Group:
    """Names under one heading."""

    title: str
    entries: list[Entry]

    @property
    def links(self) -> list[Link]:
        return [entry.link for entry in self.entries]


def groups_of(source: str, site: SiteContext, link_group: str = "") -> list[Group]:
    """The directory that a column shows; `link_group` picks one group of links."""
    if source == DirectorySource.DEPARTMENTS:
        return departments(site)
    if source == DirectorySource.REGIONS or link_group == LinkGroup.COUNTIES:
        return regions(site)
    return links(site, link_group) if source == DirectorySource.LINKS else []


def departments(site: SiteContext) -> list[Group]:
    """Active departments by kind, each with its site or its channel in the portal."""
    english = site.language.startswith("en")
    rows = Department.objects.filter(status=DepartmentStatus.ACTIVE).order_by("order", "code").values_list(
        "kind", "name_zh", "name_en", "field", "former_names", "root_page__url_path", "root_page__live"
    )  # fmt: skip
    by_kind: dict[str, list[Entry]] = defaultdict(list)
    for kind, name_zh, name_en, duty, former, url_path, live in rows:
        url = url_of(url_path, site) if live else ""
        note = " · ".join(
            filter(None, [duty, _("曾用名：%(names)s") % {"names": _("、").join(former)} if former else ""])
        )
        by_kind[kind].append(Entry(name_en, url) if english else Entry(name_zh, url, note))
    return [Group(str(kind.label), by_kind[kind.value]) for kind in DepartmentKind if by_kind[kind.value]]


def regions(site: SiteContext, *, counties: bool = True) -> list[Group]:
    """The prefectures with their counties below them."""
    english = site.language.startswith("en")
    below: dict[int, list[Link]] = defaultdict(list)
    tops: list[tuple[int, str, str]] = []
    for pk, name_zh, name_en, parent, url in Region.objects.values_list("pk", "name_zh", "name_en", "parent_id", "url"):
        name = name_en if english else name_zh
        if parent is None:
            tops.append((pk, name, outward(url)[0] if url else ""))
        else:
            below[parent].append(Link(name, outward(url)[0] if url else ""))
    entries = [Entry(name, url, entries=below[pk] if counties else []) for pk, name, url in tops]
    return [Group(_("市州和县市区") if counties else _("市州"), entries)] if entries else []


def links(site: SiteContext, group: str = "") -> list[Group]:
    """Links of this site and those all sites share, in the order of the groups; the English site shows named ones only."""
    rows = FriendLink.objects.filter(Q(site_id=site.site_id) | Q(site__isnull=True))
    if group:
        rows = rows.filter(group=group)
    by_group: dict[str, list[Entry]] = defaultdict(list)
    for kind, title, title_en, url in rows.values_list("group", "title", "title_en", "url"):
        name = title_en if site.language.startswith("en") else title
        if name:
            by_group[kind].append(Entry(name, outward(url)[0] if url else ""))
    return [Group(str(kind.label), by_group[kind.value]) for kind in LinkGroup if by_group[kind.value]]


def flat(groups: Iterable[Group]) -> list[Link]:
    """All names of several groups as links."""
    return [link for group in groups for link in group.links]
