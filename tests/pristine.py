"""Brings the database back after tests that commit.

Django empties every table after such a test, also those whose rows come from migrations (root page, root collection, locales), and
every later test of the process would miss them. Here the rows of the fresh database are kept and put back instead, and tables that
such a test made, as partitions are, go.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import connection
from django.test import TransactionTestCase

if TYPE_CHECKING:
    from collections.abc import Callable

_rows: dict[str, bytes] = {}
_tables: set[str] = set()


def tables_and_partitions() -> set[str]:
    """Names of all that holds rows."""
    with connection.cursor() as cursor:
        return {table.name for table in connection.introspection.get_table_list(cursor) if table.type in "tp"}


def keep_rows() -> None:
    """Note every row of the database, once; called before the first test that commits."""
    if _rows:
        return
    _tables.update(tables_and_partitions())
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            with cursor.copy(f'COPY (SELECT * FROM "{table}") TO STDOUT (FORMAT BINARY)') as copy:
                _rows[table] = b"".join(bytes(block) for block in copy)


def put_back() -> None:
    """Make every table hold what it held when the database was fresh. Constraints wait until all rows are there."""
    tables = ", ".join(f'"{table}"' for table in _rows)
    made = tables_and_partitions() - _tables
    with connection.cursor() as cursor:
        for table in made:
            cursor.execute(f'DROP TABLE "{table}"')
        cursor.execute("SET session_replication_role = replica")
        cursor.execute(f"TRUNCATE {tables} CASCADE")
        for table, rows in _rows.items():
            with cursor.copy(f'COPY "{table}" FROM STDIN (FORMAT BINARY)') as copy:
                copy.write(rows)
        cursor.execute("SET session_replication_role = DEFAULT")


def install() -> None:
    """Let tests that commit end in `put_back` instead of emptied tables."""
    begin: Callable[..., Any] = TransactionTestCase.__dict__["_fixture_setup"].__func__

    def _fixture_setup(cls: Any) -> None:
        keep_rows()
        begin(cls)

    def _fixture_teardown(case: Any) -> None:
        put_back()

    TransactionTestCase._fixture_setup = classmethod(_fixture_setup)  # type: ignore[assignment]
    TransactionTestCase._fixture_teardown = _fixture_teardown  # type: ignore[method-assign]
