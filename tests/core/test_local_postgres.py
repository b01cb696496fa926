"""The embedded server is made, found, started again and stopped whatever happened before."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from cms.core import local_postgres, server_account
from cms.core.local_postgres import LocalPostgresError, ensure_database, ensure_server, is_running, stop_server

REPOSITORY = Path(__file__).resolve().parents[2]
START = """
import os, pwd, sys
from pathlib import Path
from cms.core.local_postgres import ensure_server
if len(sys.argv) > 2:
    user = pwd.getpwnam(sys.argv[2])
    os.setgroups([])
    os.setgid(user.pw_gid)
    os.setuid(user.pw_uid)
print(ensure_server(Path(sys.argv[1])))
"""
needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can act as another user")


@pytest.fixture
def data_dir() -> Iterator[Path]:
    """Place of a data folder that does not exist yet; its server is stopped afterwards."""
    parent = Path(tempfile.mkdtemp(prefix="hncluster-pg-"))
    yield parent / "db-test"
    stop_server(parent / "db-test")
    shutil.rmtree(parent, ignore_errors=True)


def ask(url: str, question: str = "SELECT 1") -> object:
    with psycopg.connect(url) as connection:
        row = connection.execute(question).fetchone()  # type: ignore[call-overload]
    return row and row[0]


def server_process(data_dir: Path) -> int:
    return int((data_dir / "postmaster.pid").read_text().splitlines()[0])


def is_dead(process: int) -> bool:
    """True for a process that is gone, or waits for nothing but its parent's notice."""
    status = Path(f"/proc/{process}/status")
    return not status.exists() or "State:\tZ" in status.read_text()


def kill(data_dir: Path) -> int:
    process = server_process(data_dir)
    os.kill(process, signal.SIGKILL)
    while not is_dead(process):
        time.sleep(0.01)
    return process


def start_as(user: str, data_dir: Path) -> subprocess.CompletedProcess[str]:
    """Start the server in a process that lays down root's rights after its imports."""
    command = [sys.executable, "-c", START, str(data_dir), user]
    return subprocess.run(command, cwd=REPOSITORY, check=False, capture_output=True, text=True, timeout=120)


def test_server_that_lost_its_socket_is_started_again(data_dir: Path) -> None:
    url = ensure_server(data_dir)
    (data_dir / ".s.PGSQL.5432").unlink()

    assert not is_running(data_dir)
    assert ensure_server(data_dir) == url
    assert ask(url) == 1


def test_first_start_makes_a_server_with_utf8_and_the_extensions(data_dir: Path) -> None:
    url = ensure_server(data_dir)

    assert ask(url, "SHOW server_encoding") == "UTF8"
    assert ask(url, "SELECT datctype FROM pg_database LIMIT 1") == "C.UTF-8"
    needed = "'pg_trgm', 'unaccent', 'btree_gin'"
    assert ask(url, f"SELECT count(*) FROM pg_available_extensions WHERE name IN ({needed})") == 3


def test_server_listens_on_no_network_address(data_dir: Path) -> None:
    assert ask(ensure_server(data_dir), "SHOW listen_addresses") == ""
    assert data_dir.stat().st_mode & 0o077 == 0


def test_running_server_is_found_again(data_dir: Path) -> None:
    url = ensure_server(data_dir)
    process = server_process(data_dir)

    assert ensure_server(data_dir) == url
    assert server_process(data_dir) == process


def test_only_test_folders_give_up_durability(data_dir: Path) -> None:
    lasting = data_dir.with_name("lasting")
    try:
        assert ask(ensure_server(data_dir), "SHOW fsync") == "off"
        assert ask(ensure_server(lasting), "SHOW fsync") == "on"
        assert ask(ensure_server(lasting), "SHOW synchronous_commit") == "on"
    finally:
        stop_server(lasting)


def test_stop_ends_the_server_and_may_be_repeated(data_dir: Path) -> None:
    ensure_server(data_dir)
    process = server_process(data_dir)

    stop_server(data_dir)
    stop_server(data_dir)

    assert not is_running(data_dir)
    assert is_dead(process)


def test_stop_of_a_server_that_never_was_makes_nothing(data_dir: Path) -> None:
    stop_server(data_dir)

    assert not data_dir.exists()
    assert not is_running(data_dir)


def test_many_processes_start_one_server(data_dir: Path) -> None:
    command = [sys.executable, "-c", START, str(data_dir)]
    started = [subprocess.Popen(command, cwd=REPOSITORY, stdout=subprocess.PIPE, text=True) for _ in range(4)]
    answers = {process.communicate(timeout=120)[0].strip() for process in started}

    assert len(answers) == 1
    assert ask(answers.pop()) == 1


def test_killed_server_is_started_again_with_its_data(data_dir: Path) -> None:
    lasting = data_dir.with_name("lasting")
    try:
        with psycopg.connect(ensure_server(lasting)) as connection:
            connection.execute("CREATE TABLE kept AS SELECT 7 AS number")
        killed = kill(lasting)

        assert ask(ensure_server(lasting), "SELECT number FROM kept") == 7
        assert server_process(lasting) != killed
    finally:
        stop_server(lasting)


def test_process_id_taken_by_another_program_does_not_block_the_start(data_dir: Path) -> None:
    ensure_server(data_dir)
    note = data_dir / "postmaster.pid"
    lines = note.read_text().splitlines()
    stop_server(data_dir)
    note.write_text("\n".join([str(os.getpid()), *lines[1:]]) + "\n")

    assert not is_running(data_dir)
    assert ask(ensure_server(data_dir)) == 1


def test_interrupted_first_run_begins_again(data_dir: Path, capsys: pytest.CaptureFixture[str]) -> None:
    unfinished = data_dir.with_name("db-test.unfinished")
    unfinished.mkdir()
    (unfinished / "PG_VERSION").write_text("18\n")

    assert ask(ensure_server(data_dir)) == 1
    assert not unfinished.exists()
    assert "interrupted" in capsys.readouterr().err


def test_folder_without_a_database_is_kept_aside(data_dir: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data_dir.mkdir()
    (data_dir / "base").write_text("half of something")

    assert ask(ensure_server(data_dir)) == 1
    kept = [path for path in data_dir.parent.iterdir() if ".damaged-" in path.name]
    assert [(path / "base").read_text() for path in kept] == ["half of something"]
    assert "no complete database" in capsys.readouterr().err


def test_data_of_another_version_are_refused_with_advice(data_dir: Path) -> None:
    ensure_server(data_dir)
    stop_server(data_dir)
    (data_dir / "PG_VERSION").write_text("14\n")

    with pytest.raises(LocalPostgresError, match=r"made by PostgreSQL 14.*make reset"):
        ensure_server(data_dir)


def test_server_that_ends_at_once_gives_its_own_reason(data_dir: Path) -> None:
    ensure_server(data_dir)
    stop_server(data_dir)
    with (data_dir / "postgresql.conf").open("a") as stream:
        stream.write("no_such_setting = 1\n")

    with pytest.raises(LocalPostgresError, match="does not start") as caught:
        ensure_server(data_dir)
    assert "\n" not in str(caught.value)


def test_long_path_gets_a_short_socket(data_dir: Path) -> None:
    deep = data_dir.parent / ("x" * 90) / "db-test"
    try:
        assert ask(ensure_server(deep)) == 1
    finally:
        stop_server(deep)


def test_full_disk_is_said_in_one_line(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_space(*_arguments: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", str(data_dir))

    monkeypatch.setattr(local_postgres, "_make_data_dir", no_space)

    with pytest.raises(LocalPostgresError, match="The disk is full"):
        ensure_server(data_dir)


def test_full_disk_met_by_the_server_is_said_the_same_way(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_space(*_arguments: object) -> None:
        raise LocalPostgresError("initdb: FATAL: could not extend file: No space left on device")

    monkeypatch.setattr(local_postgres, "_make_data_dir", no_space)

    with pytest.raises(LocalPostgresError, match="The disk is full"):
        ensure_server(data_dir)


def test_empty_process_note_does_not_block_the_start(data_dir: Path) -> None:
    ensure_server(data_dir)
    stop_server(data_dir)
    (data_dir / "postmaster.pid").touch()

    assert ask(ensure_server(data_dir)) == 1


def test_missing_package_names_both_ways_out(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)

    with pytest.raises(LocalPostgresError, match=r"make setup.*DATABASE_URL"):
        ensure_server(data_dir)


def test_database_is_made_once(data_dir: Path) -> None:
    server = ensure_server(data_dir)
    first = ensure_database(server, "portal")
    with psycopg.connect(first) as connection:
        connection.execute("CREATE TABLE mark ()")

    assert ask(ensure_database(server, "portal"), "SELECT count(*) FROM mark") == 0


def test_database_that_another_process_just_made_is_no_error(data_dir: Path) -> None:
    server = ensure_server(data_dir)
    ensure_database(server, "portal")

    local_postgres._create_database(server, "portal")


def test_refusal_of_a_database_is_one_line(data_dir: Path) -> None:
    nowhere = f"postgresql://postgres@/postgres?host={data_dir}&port=5432"

    with pytest.raises(LocalPostgresError, match="portal cannot be made") as caught:
        ensure_database(nowhere, "portal")
    assert "\n" not in str(caught.value)


@needs_root
def test_ordinary_user_starts_a_server_of_their_own(data_dir: Path) -> None:
    shutil.chown(data_dir.parent, "nobody", "nogroup")
    result = start_as("nobody", data_dir)

    assert ask(result.stdout.strip()) == 1
    assert data_dir.owner() == "nobody"


@needs_root
def test_folder_of_another_user_is_refused_in_one_line(data_dir: Path) -> None:
    ensure_server(data_dir)
    result = start_as("nobody", data_dir)

    assert "LocalPostgresError" in result.stderr
    assert "belongs to another user" in result.stderr


@needs_root
def test_root_says_which_folders_it_opens(data_dir: Path, capsys: pytest.CaptureFixture[str]) -> None:
    closed = data_dir.parent / "closed"
    closed.mkdir(mode=0o700)
    try:
        assert ask(ensure_server(closed / "db-test")) == 1
        assert closed.stat().st_mode & 0o777 == 0o701
        assert str(closed) in capsys.readouterr().err
    finally:
        stop_server(closed / "db-test")


@needs_root
def test_server_of_root_runs_as_its_own_account(data_dir: Path) -> None:
    ensure_server(data_dir)

    assert data_dir.owner() == server_account.ACCOUNT
    assert Path(f"/proc/{server_process(data_dir)}").owner() == server_account.ACCOUNT


def test_account_that_cannot_be_made_is_said_plainly(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(server_account, "ACCOUNT", "hncluster-none")

    def missing(*_arguments: object, **_options: object) -> None:
        raise FileNotFoundError("useradd")

    monkeypatch.setattr(subprocess, "run", missing)

    with pytest.raises(LocalPostgresError, match="Run this as an ordinary user"):
        ensure_server(data_dir)
