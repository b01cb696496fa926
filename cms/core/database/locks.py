"""Acts that must not happen twice at once, where no row is there yet to lock."""

from __future__ import annotations

from django.db import connection


def hold_until_commit(name: str) -> None:
    """Wait until nobody else holds the lock of this name, and hold it until the transaction ends.

    PostgreSQL's advisory lock: it costs one query, blocks nobody who does not ask for it, and goes with a lost
    connection. Call it inside `transaction.atomic`.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [name])
