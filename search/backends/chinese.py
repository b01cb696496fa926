"""Wagtail's PostgreSQL search, asked in the same pieces in which texts are indexed.

Pages and files index their cut text as a field of their own (`segmented_title`, `segmented_text`); here the question is cut alike.
"""

from __future__ import annotations

from typing import Any

from modelsearch.backends.base import EmptySearchResults
from modelsearch.backends.database.postgres.postgres import PostgresSearchBackend
from modelsearch.query import And, Or, PlainText, SearchQuery

from cms.core.segmentation import query_words


def cut_query(query: str) -> SearchQuery | None:
    """A typed query as search terms, all of which must match: each word, or all pairs of its characters.

    None when nothing is left to look for (punctuation alone).
    """
    terms: list[SearchQuery] = []
    for word, tokens in query_words(query):
        together = PlainText(" ".join(tokens), operator="and")
        terms.append(together if tokens == [word] else Or([PlainText(word), together]))
    if not terms:
        return None
    return terms[0] if len(terms) == 1 else And(terms)


class SearchBackend(PostgresSearchBackend):
    """The default backend of the platform."""

    def search(self, query: Any, *args: Any, **kwargs: Any) -> Any:
        if isinstance(query, str):
            query = cut_query(query)
            if query is None:
                return EmptySearchResults()
        return super().search(query, *args, **kwargs)

    def autocomplete(self, query: Any, *args: Any, **kwargs: Any) -> Any:
        if isinstance(query, str):
            tokens = [token for _word, pieces in query_words(query) for token in pieces]
            if not tokens:
                return EmptySearchResults()
            query = " ".join(tokens)
        return super().autocomplete(query, *args, **kwargs)
