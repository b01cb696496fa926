"""`manage.py serve` prepares what is missing, in order, and says plainly why it cannot begin."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError, SystemCheckError
from django.db import OperationalError
from django.db.migrations.executor import MigrationExecutor
from pytest_django import Settings

from cms.demo.management.commands import prepare, serve
from cms.demo.serving import only_run


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch, settings: Settings, tmp_path: Path) -> Iterator[list[str]]:
    """What was done, in order, instead of doing it."""
    done: list[str] = []
    settings.VAR_DIR = tmp_path
    settings.CLUSTER_PORT = 8599
    database = SimpleNamespace(stop=lambda: done.append("stop database"), keep=lambda: None)
    monkeypatch.setattr(serve, "LocalDatabase", lambda *_arguments: database)
    monkeypatch.setattr(serve, "require_free_port", lambda _port: None)
    monkeypatch.setattr(prepare, "collect_static", lambda: done.append("static"))
    monkeypatch.setattr(prepare, "call_command", lambda name, **_options: done.append(name))
    monkeypatch.setattr(prepare.Command, "_migrate", lambda _self: done.append("migrate"))
    monkeypatch.setattr(serve.Command, "_run", lambda _self, _database: not done.append("run"))  # type: ignore[func-returns-value]
    before = signal.getsignal(signal.SIGTERM)
    yield done
    signal.signal(signal.SIGTERM, before)


def test_steps_follow_one_another_and_the_database_stops_last(steps: list[str]) -> None:
    said = StringIO()

    call_command("serve", stdout=said)

    assert steps == ["migrate", "static", "load_demo", "check", "run", "stop database"]
    assert "Everything has stopped." in said.getvalue()


def test_error_of_a_check_keeps_the_server_from_starting(steps: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def check(name: str, **_options: object) -> None:
        if name == "check":
            raise SystemCheckError("A model is neither scoped nor shared.")

    monkeypatch.setattr(prepare, "call_command", check)

    with pytest.raises(SystemCheckError):
        call_command("serve", stdout=StringIO())
    assert "run" not in steps
    assert steps[-1] == "stop database"


def test_program_that_was_given_up_is_an_error(steps: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serve.Command, "_run", lambda _self, _database: False)

    with pytest.raises(CommandError, match="one of its programs does not run"):
        call_command("serve", stdout=StringIO())


def test_interrupted_preparation_is_no_traceback(steps: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(prepare, "collect_static", interrupted)

    with pytest.raises(CommandError, match="the next start goes on from here"):
        call_command("serve", stdout=StringIO())
    assert steps[-1] == "stop database"


def test_database_that_is_being_stopped_is_no_traceback(steps: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def migrate(_self: object) -> None:
        raise OperationalError("connection failed\nFATAL:  the database system is shutting down\n")

    monkeypatch.setattr(prepare.Command, "_migrate", migrate)

    with pytest.raises(CommandError, match=r"\(FATAL:  the database system is shutting down\): wait a moment"):
        call_command("serve", stdout=StringIO())
    assert steps == ["stop database"]


def test_second_start_changes_nothing(steps: list[str], tmp_path: Path) -> None:
    with only_run(tmp_path / serve.LOCK, 8599), pytest.raises(CommandError, match="runs already"):
        call_command("serve", stdout=StringIO())

    assert steps == []


def test_production_does_not_serve_a_demonstration(steps: list[str], settings: Settings) -> None:
    settings.DEMO_ENABLED = False

    with pytest.raises(CommandError, match="development and demonstration"):
        call_command("serve", stdout=StringIO())
    assert steps == []


@pytest.mark.django_db
def test_migrations_are_run_only_when_some_are_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    called: list[str] = []
    monkeypatch.setattr(prepare, "call_command", lambda name, **_options: called.append(name))

    prepare.Command(stdout=StringIO())._migrate()
    assert called == []

    monkeypatch.setattr(MigrationExecutor, "migration_plan", lambda *_arguments: [("one", False)])
    prepare.Command(stdout=StringIO())._migrate()
    assert called == ["migrate"]
