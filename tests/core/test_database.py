from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.db import connection, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import DataError
from django.test.utils import CaptureQueriesContext

from cms.core.database.reading import fetch


@pytest.fixture
def kept(db: None) -> Iterator[BaseDatabaseWrapper]:
    """A connection of its own, as a process keeps it between requests."""
    made = connections.create_connection("default")
    made.connect()
    yield made
    made.close()


def test_a_standing_connection_is_found_usable_without_a_query(
    kept: BaseDatabaseWrapper, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept.connection, "cursor", lambda: pytest.fail("the server was asked"))
    assert kept.is_usable()


def test_a_connection_that_the_server_ended_is_not_usable(kept: BaseDatabaseWrapper) -> None:
    number = kept.connection.info.backend_pid
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [number])
    assert not kept.is_usable()


def test_a_closed_connection_is_not_usable(kept: BaseDatabaseWrapper) -> None:
    kept.connection.close()
    assert not kept.is_usable()


def plans() -> int:
    """How many statements the server keeps plans of for this connection."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE %s", ["%::int + 40 %"])
        return int(cursor.fetchone()[0])


def test_a_hot_statement_is_planned_once_and_counts_as_a_query(db: None) -> None:
    with CaptureQueriesContext(connection) as asked:
        found = [fetch("SELECT %s::int + 40 AS answer", [number]) for number in (1, 2, 3)]
    assert found == [[(41,)], [(42,)], [(43,)]]
    assert len(asked) == 3
    assert plans() == 1


def test_other_statements_are_not_kept_by_the_server(db: None) -> None:
    fetch("SELECT 1", [])
    with connection.cursor() as cursor:
        for _turn in range(10):
            cursor.execute("SELECT %s::int + 40 AS other", [1])
    assert plans() == 0


@pytest.mark.parametrize("binary", [True, False])
def test_values_arrive_whole_in_both_forms(db: None, binary: bool) -> None:
    statement = "SELECT %s::text, %s::timestamptz, %s::int[]"
    moment = datetime(2026, 11, 22, 1, 30, tzinfo=UTC)
    assert fetch(statement, ["湖南", moment, [4, 3]], binary=binary) == [("湖南", moment, [4, 3])]


def test_values_are_never_part_of_the_statement(db: None) -> None:
    assert fetch("SELECT %s::text", ["'; DROP TABLE accounts_user; --"]) == [("'; DROP TABLE accounts_user; --",)]


def test_a_fault_is_told_as_the_fault_of_django_it_is(db: None) -> None:
    with pytest.raises(DataError), transaction.atomic():
        fetch("SELECT 1 / %s::int", [0])
    assert fetch("SELECT 1 / %s::int", [1]) == [(1,)]
