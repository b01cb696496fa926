from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper


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
