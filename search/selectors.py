from __future__ import annotations

from typing import TYPE_CHECKING

from cms.content.models import ArticlePage, ColumnPage

if TYPE_CHECKING:
    from modelsearch.backends.base import BaseSearchResults


def search_site(query: str, root_path: str) -> BaseSearchResults:
    """Live texts of one site that hold all words of the query, best first. Empty for a query of punctuation alone."""
    pages = ArticlePage.objects.live().filter(path__startswith=root_path).defer_streamfields()
    return pages.search(query)


def search_columns(query: str, root_path: str, limit: int = 5) -> list[ColumnPage]:
    """Live columns of one site whose name begins with or holds the words of the query."""
    pages = ColumnPage.objects.live().filter(path__startswith=root_path)
    return list(pages.autocomplete(query)[:limit])
