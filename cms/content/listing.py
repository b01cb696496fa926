"""The one query of lists: pinned texts first, then the newest; filters, pages, and the newest of many columns at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django.db.models import Case, CharField, DateTimeField, F, IntegerField, QuerySet, Value, When
from django.db.models.functions import Now
from django.utils import timezone

from cms.core.database.reading import fetch

from .cards import Row, items_of
from .models import ArticlePage, TopicPage
from .pictures import pictures_for
from .statements import Statement

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .presentation import ListItem
    from .site_context import SiteContext

FIELDS = (
    "pk", "title", "url_path", "published_at", "pinned_until", "short_title", "source", "summary", "number", "validity",
    "is_important", "lead_image_id", "media_file_id", "media_file__file", "media_file__duration",
    "last_published_at", "pinned",
)  # fmt: skip
PAGE_SIZE = 20
#: Stands in for one character of a path in queries that are written once.
MARK = "\ue000"


@dataclass(frozen=True, slots=True)
class Scope:
    """Which texts a list holds. `path` is the column's; `deep` takes what stands in columns below it as well."""

    path: str
    deep: bool = False
    year: int | None = None
    department: str = ""
    words: str = ""

    @property
    def filtered(self) -> bool:
        return bool(self.year or self.department or self.words)

    @property
    def deepest(self) -> int:
        """Depth of the lowest pages that belong to the scope."""
        return BOTTOM if self.deep else len(self.path) // ArticlePage.steplen + 1

    def pages(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """The live pages of a model within this scope, filters on the title applied."""
        pages = queryset.filter(live=True, path__startswith=self.path)
        if not self.deep:
            pages = pages.filter(depth=len(self.path) // ArticlePage.steplen + 1)
        return pages.filter(title__icontains=self.words) if self.words else pages


def articles(scope: Scope) -> QuerySet[Any]:
    """Texts of a scope as rows, in no order."""
    pages = scope.pages(ArticlePage.objects.all())
    if scope.year:
        pages = pages.filter(published_at__year=scope.year)
    if scope.department:
        pages = pages.filter(source=scope.department)
    pinned = Case(When(pinned_until__gt=Now(), then=Value(True)), default=Value(False))
    return pages.annotate(pinned=pinned).values_list(*FIELDS)


def topics(scope: Scope) -> QuerySet[Any]:
    """Topics of a scope as rows of the same shape; topics have no source, so a filter by department leaves none."""
    pages = scope.pages(TopicPage.objects.all())
    if scope.year:
        pages = pages.filter(published_at__year=scope.year)
    if scope.department:
        pages = pages.none()
    empty = {name: Value("", CharField()) for name in ("t_short", "t_source", "t_number", "t_validity", "t_file")}
    blank = {name: Value(None, IntegerField()) for name in ("t_sound", "t_seconds")}
    never = {"t_important": Value(False), "t_pin": Value(None, DateTimeField()), "pinned": Value(False)}
    rows = pages.annotate(**empty, **blank, **never)
    return rows.values_list(
        "pk", "title", "url_path", "published_at", "t_pin", "t_short", "t_source", "lead", "t_number", "t_validity",
        "t_important", "hero_id", "t_sound", "t_file", "t_seconds",
        "last_published_at", "pinned",
    )  # fmt: skip


#: What lists are made of: function of a scope, and the kinds of column it adds rows to (None: all).
Part = tuple[Callable[[Scope], QuerySet[Any]], frozenset[str] | None]
_parts: list[Part] = [(articles, None), (topics, frozenset({"topic"}))]


def register_part(rows: Callable[[Scope], QuerySet[Any]], kinds: Iterable[str] | None = None) -> None:
    """Add rows of another app to the lists of some kinds of column.

    `rows(scope)` gives a `values_list` in the order of `FIELDS` that honours the scope.
    """
    _parts.append((rows, frozenset(kinds) if kinds is not None else None))


def rows_of(scope: Scope, kind: str = "") -> QuerySet[Any]:
    """All rows of a list in no order: one SELECT, or a UNION where several apps have rows for the kind."""
    first, *more = [rows(scope) for rows in _parts_of(kind)]
    return first.union(*more, all=True) if more else first


def _parts_of(kind: str) -> list[Callable[[Scope], QuerySet[Any]]]:
    return [rows for rows, kinds in _parts if kinds is None or kind in kinds]


def ordered(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Pinned texts whose pin has not expired first, the rest by date, newest first, ties by newest page."""
    return rows.order_by("-pinned", F("published_at").desc(nulls_last=True), "-pk")


def total(scope: Scope, kind: str = "") -> int:
    """How many rows a list has: one query."""
    if not scope.filtered and _parts_of(kind) == [articles]:
        return int(fetch(COUNT, [scope.path, scope.path, scope.deepest])[0][0])
    return rows_of(scope, kind).count()


def page_of(scope: Scope, kind: str = "", *, number: int = 1, size: int = PAGE_SIZE) -> list[Row]:
    """One page of a list, numbered from 1: one query."""
    start = (number - 1) * size
    if not scope.filtered:
        if _parts_of(kind) == [articles]:
            return first_of({scope: size}, start)[scope.path]
        return [Row(*row) for row in _united(kind, scope.deep, len(scope.path), start, size).rows(scope.path)]
    return [Row(*row) for row in ordered(rows_of(scope, kind))[start : start + size]]


@lru_cache(maxsize=128)
def _united(kind: str, deep: bool, length: int, start: int, size: int) -> Statement:
    """The query of a page of a list without filters, whose column has a path of that length."""
    return Statement(lambda path: ordered(rows_of(Scope(path, deep=deep), kind))[start : start + size], MARK * length)


def with_pictures(rows: Sequence[Row], site: SiteContext, ratio: str, *, short: bool = False) -> list[ListItem]:
    """Rows as items with their pictures: one query, none where no row has a picture or `ratio` is empty."""
    pictures = pictures_for(((row.image_id, ratio) for row in rows), site) if ratio else {}
    return items_of(rows, site, pictures, ratio, short=short)


#: Columns of a row and where they stand. Written by hand, as the queries below: the ORM has no LATERAL, and would write
#: anew at each request what every public page asks for.
ROW = """page.id, page.title, page.url_path, article.published_at, article.pinned_until, article.short_title,
       article.source, article.summary, article.number, article.validity, article.is_important, article.lead_image_id,
       article.media_file_id, file.file, file.duration, page.last_published_at"""
#: The first texts of many scopes without filters, in the order of `ordered`: one statement, whatever their number.
FIRST = f"""
SELECT area.path, {ROW}
FROM unnest(%s::text[], %s::int[], %s::int[]) AS area(path, deepest, most)
CROSS JOIN LATERAL (
    SELECT candidate.id, candidate.title, candidate.url_path, candidate.last_published_at
    FROM wagtailcore_page AS candidate
    JOIN content_articlepage AS dated ON dated.page_ptr_id = candidate.id
    WHERE candidate.live AND candidate.path >= area.path || '0000' AND candidate.path <= area.path || 'ZZZZ'
      AND candidate.depth <= area.deepest
    ORDER BY (dated.pinned_until IS NOT NULL AND dated.pinned_until > %s) DESC,
             dated.published_at DESC NULLS LAST, candidate.id DESC
    LIMIT area.most OFFSET %s
) AS page
JOIN content_articlepage AS article ON article.page_ptr_id = page.id
LEFT JOIN media_customdocument AS file ON file.id = article.media_file_id
ORDER BY area.path, (article.pinned_until IS NOT NULL AND article.pinned_until > %s) DESC,
         article.published_at DESC NULLS LAST, page.id DESC
"""  # noqa: S608
#: Live texts by id.
NAMED = f"""
SELECT {ROW}
FROM wagtailcore_page AS page
JOIN content_articlepage AS article ON article.page_ptr_id = page.id
LEFT JOIN media_customdocument AS file ON file.id = article.media_file_id
WHERE page.live AND page.id = ANY(%s)
"""  # noqa: S608
#: How many texts a scope without filters has.
COUNT = """
SELECT count(*)
FROM wagtailcore_page AS page
JOIN content_articlepage AS article ON article.page_ptr_id = page.id
WHERE page.live AND page.path >= %s || '0000' AND page.path <= %s || 'ZZZZ' AND page.depth <= %s
"""
#: Deeper than any tree.
BOTTOM = 255


def first_of(counts: dict[Scope, int], start: int = 0) -> dict[str, list[Row]]:
    """So many texts of each scope from the place `start` on, by the scope's path: one query. Filters are not looked at."""
    wanted = {scope: count for scope, count in counts.items() if count > 0}
    found: dict[str, list[Row]] = {scope.path: [] for scope in counts}
    if wanted:
        now = timezone.now()
        areas = [[scope.path for scope in wanted], [scope.deepest for scope in wanted], list(wanted.values())]
        for path, *row in fetch(FIRST, [*areas, now, start, now]):
            found[path].append(Row(*row))
    return found


def latest_of(counts: dict[str, int]) -> dict[str, list[Row]]:
    """The first texts of columns (treebeard path to their number), those of columns below included: one query.

    Every path is in the answer, without texts as an empty list.
    """
    return first_of({Scope(path, deep=True): count for path, count in counts.items()})


def rows_by_id(ids: Iterable[int]) -> dict[int, Row]:
    """Live texts by id: one query."""
    return {row[0]: Row(*row) for row in fetch(NAMED, [list(ids)])}


def years_and_sources(scope: Scope) -> tuple[list[int], list[str]]:
    """Years, newest first, and sources of a list, for its filters: one query."""
    rows = scope.pages(ArticlePage.objects.all()).filter(published_at__isnull=False)
    pairs = rows.order_by().values_list("published_at__year", "source").distinct()
    years, sources = set(), set()
    for year, source in pairs:
        years.add(year)
        sources.add(source)
    return sorted(years, reverse=True), sorted(filter(None, sources))
