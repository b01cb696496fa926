"""A cursor for the few statements that every public page asks: planned once for each connection."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

import psycopg
from django.db import connection

if TYPE_CHECKING:
    from collections.abc import Sequence


class ReadingCursor(psycopg.Cursor[Any]):
    """Statements with parameters bound by the server, which keeps their plans.

    Django's own cursor writes values into the text, so that PostgreSQL plans every query anew; planning costs as much as
    running where an index answers. Types must be clear from the statement: casts stand where PostgreSQL could not tell.
    """

    def execute(self, query: Any, params: Any = None, **options: Any) -> Self:
        """Run a prepared statement; `options` are psycopg's. Raises what psycopg raises."""
        # Django switches preparing off for the whole connection; here it is wanted from the first time on.
        self.connection.prepare_threshold = 0
        try:
            super().execute(query, params, **options | {"prepare": True})
        finally:
            self.connection.prepare_threshold = None
        return self


def fetch(statement: str, params: Sequence[Any], *, binary: bool = True) -> list[tuple[Any, ...]]:
    """Rows of a prepared statement on the default database: one query.

    Binary answers are read faster; values then have the types of psycopg, not those that Django's fields convert from.
    """
    return connection.fetch(statement, params, binary=binary)  # type: ignore[attr-defined]
