"""The embedded server lives as long as a run of the cluster needs it."""

from __future__ import annotations

from pathlib import Path

import pytest

from cms.core.local_postgres import LocalPostgresError
from cms.demo import local_database
from cms.demo.local_database import LocalDatabase


class Server:
    """A server that notes what is done to it."""

    def __init__(self, *, running: bool) -> None:
        self.running = running
        self.others = 0
        self.failure: str | None = None

    def start(self, _data_dir: Path) -> str:
        if self.failure:
            raise LocalPostgresError(self.failure)
        self.running = True
        return "postgresql://"

    def stop(self, _data_dir: Path) -> None:
        self.running = False


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Server:
    server = Server(running=True)
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setattr(local_database, "is_running", lambda _data_dir: server.running)
    monkeypatch.setattr(local_database, "ensure_server", server.start)
    monkeypatch.setattr(local_database, "stop_server", server.stop)
    monkeypatch.setattr(local_database, "_other_connections", lambda: server.others)
    monkeypatch.setattr(local_database, "DRAIN_SECONDS", 0.1)
    return server


@pytest.fixture
def said() -> list[str]:
    return []


def test_server_that_died_is_started_again(server: Server, said: list[str], tmp_path: Path) -> None:
    server.running = False

    LocalDatabase(tmp_path, said.append).keep()

    assert server.running
    assert said == ["The database server has gone; it is started again."]


def test_server_that_runs_is_left_alone(server: Server, said: list[str], tmp_path: Path) -> None:
    LocalDatabase(tmp_path, said.append).keep()

    assert said == []


def test_reason_why_it_does_not_start_is_said(server: Server, said: list[str], tmp_path: Path) -> None:
    server.running = False
    server.failure = "The disk is full."

    LocalDatabase(tmp_path, said.append).keep()

    assert said[-1] == "The disk is full."


def test_server_is_stopped_at_the_end(server: Server, said: list[str], tmp_path: Path) -> None:
    LocalDatabase(tmp_path, said.append).stop()

    assert not server.running


def test_server_that_another_program_uses_goes_on(server: Server, said: list[str], tmp_path: Path) -> None:
    server.others = 1

    LocalDatabase(tmp_path, said.append).stop()

    assert server.running
    assert "another program" in said[0]


def test_server_of_somebody_else_is_never_touched(
    server: Server, said: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://db.example/hncluster")
    database = LocalDatabase(tmp_path, said.append)

    database.stop()
    assert server.running
    server.running = False
    database.keep()
    assert not server.running


@pytest.mark.django_db
def test_own_connection_does_not_count_as_another_program() -> None:
    before = local_database._other_connections()

    assert local_database._other_connections() == before
