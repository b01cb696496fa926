"""The backend itself; Django looks for it under this name (`ENGINE`)."""

from __future__ import annotations

import select
from collections.abc import Sequence
from typing import Any

from django.db.backends.postgresql.base import DatabaseWrapper as PostgreSQLWrapper
from psycopg.pq import Format

from .reading import ReadingCursor


class DatabaseWrapper(PostgreSQLWrapper):
    """PostgreSQL, with kept connections tested by looking at their socket instead of asking `SELECT 1` at each request."""

    def is_usable(self) -> bool:
        """Whether the connection still stands.

        A server that went away has closed its end, so that an idle connection has something to read: only then the
        server is asked.
        """
        if self.connection is None or self.connection.closed:
            return False
        readable, _writable, _broken = select.select([self.connection.fileno()], [], [], 0)
        return not readable or super().is_usable()

    def fetch(self, statement: str, params: Sequence[Any], *, binary: bool) -> list[tuple[Any, ...]]:
        """Rows of a statement that is asked again and again (`ReadingCursor`), counted and logged as any other."""
        self.ensure_connection()
        with self.wrap_database_errors:
            reading = ReadingCursor(self.connection)
            reading.format = Format.BINARY if binary else Format.TEXT
            cursor = self._prepare_cursor(reading)  # type: ignore[attr-defined]
        with cursor:
            cursor.execute(statement, params)
            return cursor.fetchall()
