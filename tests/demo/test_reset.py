"""`manage.py reset` removes what a run makes, and nothing else."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from pytest_django import Settings

from cms.core.local_postgres import LocalPostgresError, ensure_server, is_running
from cms.demo.management.commands import reset
from cms.demo.management.commands.serve import LOCK
from cms.demo.serving import only_run


@pytest.fixture
def var(settings: Settings, tmp_path: Path) -> Path:
    settings.VAR_DIR = tmp_path
    for folder in ("media", "cache", "mail", "static", "backup", "postgres", "postgres.unfinished", "postgres-test"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "file").write_text("content")
    return tmp_path


def test_everything_local_goes_and_backups_stay(var: Path) -> None:
    said = StringIO()

    call_command("reset", stdout=said)

    assert {path.name for path in var.iterdir() if path.is_dir()} == {"backup", "postgres-test"}
    assert "postgres.unfinished" in said.getvalue()


def test_running_server_is_stopped_first(settings: Settings, tmp_path: Path) -> None:
    settings.VAR_DIR = tmp_path
    ensure_server(tmp_path / "postgres")

    call_command("reset", stdout=StringIO())

    assert not is_running(tmp_path / "postgres")
    assert not (tmp_path / "postgres").exists()


def test_reset_may_be_repeated(settings: Settings, tmp_path: Path) -> None:
    settings.VAR_DIR = tmp_path
    said = StringIO()

    call_command("reset", stdout=said)

    assert "nothing was there" in said.getvalue()


def test_running_cluster_is_left_alone(var: Path) -> None:
    with only_run(var / LOCK, 8599), pytest.raises(CommandError, match="The cluster is running"):
        call_command("reset")

    assert (var / "media" / "file").exists()


def test_server_that_does_not_stop_keeps_its_data(var: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_data_dir: Path) -> None:
        raise LocalPostgresError("pg_ctl: server does not shut down")

    monkeypatch.setattr(reset, "stop_server", refuse)

    with pytest.raises(CommandError, match="does not shut down"):
        call_command("reset")
    assert (var / "postgres" / "file").exists()


def test_production_is_never_reset(var: Path, settings: Settings) -> None:
    settings.DEMO_ENABLED = False

    with pytest.raises(CommandError):
        call_command("reset")
    assert (var / "media" / "file").exists()
