"""What the blocks of one home page point to, read together: texts of columns, named texts, pages, pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils import timezone

from cms.content.addresses import outward
from cms.content.body import items
from cms.content.cards import items_of
from cms.content.listing import Scope, latest_of, page_of, rows_by_id
from cms.content.models import Region
from cms.content.pictures import pictures_for
from cms.content.presentation import Link, ListItem
from cms.content.references import pages_by_id
from cms.content.tree import tree_of
from cms.content.versioned import keep, recall, versioned

from .figures import Prefecture, short_name

if TYPE_CHECKING:
    from cms.content.cards import Row
    from cms.content.pictures import Use
    from cms.content.presentation import Picture
    from cms.content.site_context import SiteContext
    from cms.content.tree import Node

__all__ = ["Material", "items"]

Data = dict[str, Any]
Stored = list[tuple[str, Data]]
#: Rows of a home block where the editor sets no number, and the most that a block takes from one column.
ROWS, MOST = 7, 12
#: Fields that look for pictures among the texts of a column, and how many texts they look through.
SEARCHED = {("front", "pictures"): MOST, ("features", "columns"): 5}
#: Fields of blocks that hold columns, and those that hold doors.
COLUMN_FIELDS = ("column", "aside", "pictures", "documents", "interpretations")
COLUMN_LISTS = ("tabs", "columns")
DOOR_LISTS = ("doors", "hot")
#: Which columns of which blocks show pictures: field, how many of them, ratio.
PICTURED: dict[str, tuple[str, int, str]] = {
    "front": ("pictures", 4, "16:9"),
    "news": ("column", 1, "16:9"),
    "glance": ("column", 1, "16:9"),
    "policy": ("interpretations", 3, "16:9"),
    "features": ("columns", 1, "3:4"),
}
TOPIC_RATIO = "16:9"
HERO_RATIO = "21:9"


class Material:
    """Reads for one home page: at most six queries, whatever the number of blocks and rows."""

    def __init__(self, site: SiteContext, stored: Stored) -> None:
        self.site = site
        self._tree = tree_of(site)
        self._latest = _latest(
            site, {node.path: count for pk, count in _columns(stored).items() if (node := self.node(pk))}
        )
        self._named = self._read_named(stored)
        self._pages = self._read_pages(stored)
        self._topics = self._read_topics(stored)
        self._pictures = pictures_for(self._uses(stored), site)

    def node(self, pk: int | None) -> Node | None:
        """A live column of this site; None for any other."""
        node = self._tree.by_id.get(pk or 0)
        return None if node is None or node.retired else node

    def rows(self, pk: int | None, count: int, ratio: str = "", *, short: bool = False) -> list[ListItem]:
        """The first texts of a column, in the order of lists."""
        node = self.node(pk)
        found: list[Row] = self._latest[node.path][:count] if node else []
        return items_of(found, self.site, self._pictures, ratio, short=short)

    def lists(self, ids: list[int], count: int, ratio: str = "") -> list[tuple[Node, list[ListItem]]]:
        """Columns with their first texts; those without texts are left out."""
        found = [(node, self.rows(pk, count, ratio, short=not ratio)) for pk in ids if (node := self.node(pk))]
        return [(node, rows) for node, rows in found if rows]

    def text(self, pk: int | None, *, short: bool = False) -> ListItem | None:
        """A text named by an editor; None when it is not live."""
        row = self._named.get(pk or 0)
        return items_of([row], self.site, {}, "", short=short)[0] if row else None

    def topics(self, pk: int | None, count: int) -> list[ListItem]:
        """The newest topics of a column."""
        return items_of(self._topics.get(pk or 0, [])[:count], self.site, self._pictures, TOPIC_RATIO)

    def picture(self, pk: int | None, ratio: str) -> Picture | None:
        return self._pictures.get((pk or 0, ratio))

    def doors(self, values: Any) -> list[Data]:
        """Entries that lead somewhere: to a live page, or to the address entered."""
        made = []
        for value in items(values):
            link = self._link(value.get("page"))
            url, external = (link.url, False) if link else outward(value.get("url") or "")
            if url:
                entry = {"title": value.get("title", ""), "url": url, "external": external}
                made.append(entry | {"icon": value.get("icon") or "file-text", "text": value.get("note", "")})
        return made

    def section_of(self, slug: str) -> str:
        """Address of the section with that slug; empty where the site has none."""
        return next((node.url for node in self._tree.sections if node.slug == slug), "")

    def card(self, node: Node, rows: list[ListItem]) -> ListItem:
        """A column as a card led by the newest picture in it."""
        first = next(row for row in rows if row.picture)
        return ListItem(node.title, node.url, summary=first.title, picture=first.picture)

    def prefectures(self) -> list[Prefecture]:
        """The prefectures as tiles: one query for each version of the site."""
        return versioned(self.site, "prefectures", self._read_prefectures)

    def _read_prefectures(self) -> list[Prefecture]:
        english = self.site.language.startswith("en")
        rows = Region.objects.filter(parent=None).values_list("code", "name_zh", "name_en", "url")
        return [
            Prefecture(code[:4], short_name(name_zh, name_en, english=english), outward(url)[0] if url else "")
            for code, name_zh, name_en, url in rows
        ]

    def _link(self, pk: int | None) -> Link | None:
        node = self.node(pk)
        return node.link if node else self._pages.get(pk or 0)

    def _read_named(self, stored: Stored) -> dict[int, Row]:
        ids = {
            pk for kind, value in stored if kind == "headline" for pk in (value.get("page"), *items(value.get("links")))
        }
        ids.discard(None)
        return rows_by_id(ids) if ids else {}

    def _read_pages(self, stored: Stored) -> dict[int, Link]:
        entries = (entry for _kind, value in stored for name in DOOR_LISTS for entry in items(value.get(name)))
        ids = {pk for entry in entries if (pk := entry.get("page")) and pk not in self._tree.by_id}
        return pages_by_id(ids, self.site) if ids else {}

    def _read_topics(self, stored: Stored) -> dict[int, list[Row]]:
        ids = [value.get("column") for kind, value in stored if kind == "topics"]
        nodes = [node for node in map(self.node, ids) if node]
        return {node.pk: page_of(Scope(node.path, deep=True), "topic", size=6) for node in nodes}

    def _uses(self, stored: Stored) -> set[Use]:
        uses: set[Use] = {(row.image_id, TOPIC_RATIO) for rows in self._topics.values() for row in rows if row.image_id}
        for kind, value in stored:
            if kind == "hero" and value.get("image"):
                uses.add((value["image"], HERO_RATIO))
            if kind in PICTURED:
                uses |= self._uses_of(value, *PICTURED[kind])
        return uses

    def _uses_of(self, value: Data, name: str, count: int, ratio: str) -> set[Use]:
        ids = items(value.get(name)) if name in COLUMN_LISTS else [value.get(name)]
        nodes = [node for node in map(self.node, ids) if node]
        pictured = ([row.image_id for row in self._latest[node.path] if row.image_id] for node in nodes)
        return {(image_id, ratio) for images in pictured for image_id in images[:count]}


def _latest(site: SiteContext, counts: dict[str, int]) -> dict[str, list[Row]]:
    """The first texts of columns, read once a minute for each version of the site: pins end without any change."""
    key, minute = ("latest", tuple(counts.items())), timezone.now().replace(second=0, microsecond=0)
    known = recall(site, key)
    if known is None or known[0] != minute:
        known = (minute, latest_of(counts))
        keep(site, key, known)
    return known[1]


def _columns(stored: Stored) -> dict[int, int]:
    """Columns whose texts are shown, and how many of them are needed."""
    found: dict[int, int] = {}
    for kind, value in stored:
        if kind in {"topics", "services", "doors"}:
            continue
        for name in (*COLUMN_FIELDS, *COLUMN_LISTS):
            if kind == "figures" and name == "column":
                continue
            count = SEARCHED.get((kind, name)) or min(value.get("count") or ROWS, MOST)
            ids = items(value.get(name)) if name in COLUMN_LISTS else [value.get(name)]
            found |= {pk: max(count, found.get(pk, 0)) for pk in ids if pk}
    return found
