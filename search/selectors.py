from __future__ import annotations

from typing import TYPE_CHECKING

from cms.content.models import ArticlePage, ColumnPage
from cms.content.selectors import tree_of

if TYPE_CHECKING:
    from modelsearch.backends.base import BaseSearchResults

    from cms.content.presentation import Link
    from cms.content.site_context import SiteContext

#: Columns whose names are looked at for the few that are shown: retired ones fall away afterwards.
LOOKED_AT = 20


def search_site(query: str, site: SiteContext) -> BaseSearchResults:
    """Live texts of one site that hold all words of the query, best first. Empty for a query of punctuation alone."""
    pages = ArticlePage.objects.live().filter(path__startswith=site.root_path).defer_streamfields()
    for path in tree_of(site).restricted:
        pages = pages.exclude(path__startswith=path)
    return pages.search(query)


def search_columns(query: str, site: SiteContext, limit: int = 5) -> list[Link]:
    """Columns of one site in whose name the words of the query begin words, as links; retired ones are left out."""
    tree = tree_of(site)
    found = ColumnPage.objects.live().filter(path__startswith=site.root_path).autocomplete(query)[:LOOKED_AT]
    nodes = [tree.by_id[page.pk] for page in found if page.pk in tree.by_id]
    return [node.link for node in nodes if not node.retired and tree.chain(node.path)][:limit]
