"""Page number and filters of a list out of the query string, and the pager and drop-downs that write them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.http import Http404

from cms.core.phrases import gettext as _

from .listing import PAGE_SIZE, Scope, years_and_sources
from .presentation import Facet, Pager
from .versioned import versioned

if TYPE_CHECKING:
    from django.http import HttpRequest, QueryDict

    from .site_context import SiteContext

#: Longest text that is looked for in titles, characters.
LONGEST_WORDS = 100
#: Characters of a page number: ten million pages are enough.
LONGEST_NUMBER = 7
NAMES = ("year", "department", "q")


def page_number(query: QueryDict) -> int:
    """The page asked for, 1 when none is. Raises Http404 for anything but a positive whole number."""
    text = query.get("page", "").strip()
    if not text:
        return 1
    if not (text.isascii() and text.isdigit()) or len(text) > LONGEST_NUMBER or int(text) < 1:
        raise Http404
    return int(text)


def filters_of(query: QueryDict) -> dict[str, str]:
    """The filters in force, empty ones included. Raises Http404 for a year that is none."""
    year = query.get("year", "").strip()
    if year and not (len(year) == 4 and year.isascii() and year.isdigit() and year > "0000"):
        raise Http404
    words = " ".join(query.get("q", "").split())[:LONGEST_WORDS]
    return {"year": year, "department": query.get("department", "").strip()[:LONGEST_WORDS], "q": words}


def scope_of(path: str, filters: dict[str, str], *, deep: bool) -> Scope:
    """What a list holds under its filters."""
    year = int(filters["year"]) if filters["year"] else None
    return Scope(path, deep, year, filters["department"], filters["q"])


def pager(number: int, total: int, filters: dict[str, str], size: int = PAGE_SIZE) -> Pager:
    """One page of a list of `total` rows; `filters` are kept in the addresses of the other pages."""
    pages = max(1, -(-total // size))
    kept = urlencode({name: value for name, value in filters.items() if value})
    return Pager(number, pages, total, f"{kept}&" if kept else "", window(number, pages))


def window(number: int, pages: int) -> list[int | None]:
    """Page numbers to offer: first, last and two on each side; None stands for a gap."""
    offered = sorted({1, pages, *range(max(1, number - 2), min(pages, number + 2) + 1)})
    shown: list[int | None] = []
    for page in offered:
        if shown and shown[-1] is not None and page - shown[-1] > 1:
            shown.append(None)
        shown.append(page)
    return shown


def facets(scope: Scope, filters: dict[str, str], site: SiteContext) -> list[Facet]:
    """Drop-downs for year and department; their choices are read once per version of the site."""
    plain = Scope(scope.path, scope.deep)
    years, sources = versioned(site, ("facets", plain), lambda: years_and_sources(plain))
    found = []
    if len(years) > 1 or filters["year"]:
        choices = [("", _("全部年份")), *((str(year), _("%(year)s年") % {"year": year}) for year in years)]
        found.append(Facet("year", _("年份"), choices, filters["year"]))
    if len(sources) > 1 or filters["department"]:
        choices = [("", _("全部来源")), *((source, source) for source in sources)]
        found.append(Facet("department", _("来源"), choices, filters["department"]))
    return found


def pager_for(request: HttpRequest, total: int, size: int = PAGE_SIZE) -> Pager:
    """The page of a list that a request asks for, the last one when it asks for more; other parameters are kept.

    Raises Http404 for anything but a positive whole number.
    """
    pages = max(1, -(-total // size))
    kept = {name: str(value) for name, value in request.GET.items() if name != "page"}
    return pager(min(page_number(request.GET), pages), total, kept, size)
