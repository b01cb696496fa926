"""Servers to measure and the load put on them: granian with two workers, wrk on loopback, bounded in time."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

WORKERS, THREADS = 2, 4
CONNECTIONS, SECONDS = 16, 8


class MissingToolError(RuntimeError):
    """wrk is not installed."""


@contextlib.contextmanager
def served(target: str, port: int) -> Iterator[None]:
    """A granian serving `module:application` on a loopback port until the block ends."""
    command = [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port),
        "--workers", str(WORKERS), "--blocking-threads", str(THREADS), "--no-ws", target,
    ]  # fmt: skip
    server = subprocess.Popen(command, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_until_open(port)
        yield
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(timeout=20)


def wait_until_open(port: int, seconds: float = 60) -> None:
    """Return when the port answers; raises TimeoutError after `seconds`."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5).close()
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise TimeoutError(port)


def requests_per_second(port: int, host: str, path: str) -> float:
    """Requests per second that one address answers, after a warm-up of two seconds."""
    wrk = shutil.which("wrk")
    if wrk is None:
        raise MissingToolError("wrk is missing: install the package wrk, then run this again.")
    url = f"http://127.0.0.1:{port}{path}"
    rates = []
    for seconds in (2, SECONDS):
        command = [wrk, "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "-H", f"Host: {host}", url]
        output = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout
        if "Non-2xx" in output:
            raise RuntimeError(f"{host}{path} does not answer 200:\n{output}")
        rates.append(float(re.search(r"Requests/sec:\s+([\d.]+)", output)[1]))  # type: ignore[index]
    return rates[-1]
