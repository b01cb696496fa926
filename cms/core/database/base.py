"""The backend itself; Django looks for it under this name (`ENGINE`)."""

from __future__ import annotations

import select

from django.db.backends.postgresql.base import DatabaseWrapper as PostgreSQLWrapper


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
