"""What `manage.py serve` needs besides the programs themselves: one run at a time, a free port, a portal that answers."""

from __future__ import annotations

import fcntl
import http.client
import os
import socket
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cms.core.supervisor import Program

#: The public server stands on this address only: the demonstration is for the person at this machine.
ADDRESS = "127.0.0.1"
WEB_WORKERS = 2
#: Requests that one worker answers at once.
WEB_THREADS = 4
#: Seconds between two looks whether the portal answers.
POLL_SECONDS = 0.5
#: Seconds after which a portal that is not ready is worth a message.
PATIENCE_SECONDS = 60.0


class ServeError(Exception):
    """The cluster cannot be started; the message is one plain line that says what to do."""


def programs(base_dir: Path, port: int) -> list[Program]:
    """The web server and the worker for background tasks."""
    web = [
        "--interface", "wsgi", "--host", ADDRESS, "--port", str(port), "--no-ws", "--log-level", "warning",
        "--workers", str(WEB_WORKERS), "--blocking-threads", str(WEB_THREADS), "--respawn-failed-workers",
        "--workers-kill-timeout", "3",
        "--working-dir", str(base_dir), "cms.wsgi:application",
    ]  # fmt: skip
    worker = [str(base_dir / "manage.py"), "run_worker"]
    return [
        Program("web server", (sys.executable, "-m", "granian", *web)),
        Program("task worker", (sys.executable, *worker)),
    ]


@contextmanager
def only_run(lock: Path, port: int) -> Iterator[None]:
    """Hold `lock` for as long as the cluster runs; its end is noticed even after a kill.

    Raises:
        ServeError: another process holds it.
    """
    lock.parent.mkdir(parents=True, exist_ok=True)
    with lock.open("a+") as stream:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise ServeError(_already_running(lock)) from None
        stream.truncate(0)
        stream.write(f"{os.getpid()} {port}\n")
        stream.flush()
        yield


def is_running(lock: Path) -> bool:
    """True when a process holds `lock`."""
    try:
        with only_run(lock, 0):
            return False
    except ServeError:
        return True


def _already_running(lock: Path) -> str:
    process, _, port = lock.read_text().strip().partition(" ")
    if not port or port == "0":
        return "The cluster is being started by another process: wait for it, or stop it with Ctrl-C there."
    return (
        f"The cluster runs already: open http://localhost:{port}, or stop it with Ctrl-C in its terminal "
        f"(or: kill {process})."
    )


def require_free_port(port: int) -> None:
    """Raise `ServeError` unless this user may listen on `port` and nobody else does."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((ADDRESS, port))
        except PermissionError:
            raise ServeError(f"Port {port} is for root only: choose one above 1023, as in make run PORT=8123") from None
        except (OSError, OverflowError):
            raise ServeError(
                f"Port {port} is used by another program or does not exist: choose another one, as in make run PORT=8123"
            ) from None


class Portal:
    """Asks the portal's home page whether the cluster is ready for visitors."""

    def __init__(self, host: str, port: int) -> None:
        self._host = host
        self._port = port
        self._asked = 0.0
        self._patient_until = time.monotonic() + PATIENCE_SECONDS
        #: Status of the last answer; 0 while nobody answers.
        self.status = 0

    def is_ready(self) -> bool:
        """True when the home page answered 200; asks at most twice a second."""
        if time.monotonic() - self._asked >= POLL_SECONDS:
            self.status = self._ask()
            self._asked = time.monotonic()
        return self.status == http.HTTPStatus.OK

    def complaint(self) -> str | None:
        """Once, when the portal does not answer as it should for too long: what to tell the person who waits."""
        if self.status == http.HTTPStatus.OK or time.monotonic() < self._patient_until:
            return None
        self._patient_until = float("inf")
        answer = f"answers {self.status}" if self.status else "does not answer"
        return f"The portal {answer} since {PATIENCE_SECONDS:.0f} s; see the messages above. Waiting on; Ctrl-C stops."

    def _ask(self) -> int:
        connection = http.client.HTTPConnection(ADDRESS, self._port, timeout=10)
        try:
            connection.request("GET", "/", headers={"Host": f"{self._host}:{self._port}"})
            return connection.getresponse().status
        except (OSError, http.client.HTTPException):
            return 0
        finally:
            connection.close()
