"""One run at a time, on a port that is free, and ready only when the portal answers."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from cms.demo import serving
from cms.demo.serving import Portal, ServeError, is_running, only_run, programs, require_free_port


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    with socket.socket() as taken:
        taken.bind((serving.ADDRESS, 0))
        taken.listen()
        yield taken


@pytest.fixture
def portal_answers() -> Iterator[list[int]]:
    """Statuses that a server gives one after another; the last element is its port, taken out by the test."""
    statuses: list[int] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(statuses.pop(0) if self.headers["Host"].startswith("localhost:") else 400)
            self.end_headers()

        def log_message(self, *_arguments: object) -> None:
            return

    server = HTTPServer((serving.ADDRESS, 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    statuses.append(server.server_port)
    yield statuses
    server.shutdown()
    server.server_close()


def test_second_run_is_told_where_the_first_one_is(tmp_path: Path) -> None:
    lock = tmp_path / "var" / "serve.lock"
    with only_run(lock, 8123), pytest.raises(ServeError, match="http://localhost:8123") as caught, only_run(lock, 8124):
        pass

    assert "Ctrl-C" in str(caught.value)


def test_second_run_may_follow_the_first(tmp_path: Path) -> None:
    with only_run(tmp_path / "lock", 8123):
        assert is_running(tmp_path / "lock")

    assert not is_running(tmp_path / "lock")
    with only_run(tmp_path / "lock", 8123):
        pass


def test_run_that_has_no_port_yet_is_waited_for(tmp_path: Path) -> None:
    with (
        only_run(tmp_path / "lock", 0),
        pytest.raises(ServeError, match="being started"),
        only_run(tmp_path / "lock", 1),
    ):
        pass


def test_used_port_is_named_with_the_way_out(listener: socket.socket) -> None:
    port = listener.getsockname()[1]

    with pytest.raises(ServeError, match=rf"Port {port} is used.*make run PORT=8123"):
        require_free_port(port)


def test_port_is_free_again_after_its_listener(listener: socket.socket) -> None:
    port = listener.getsockname()[1]
    listener.close()

    require_free_port(port)


def test_port_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ServeError, match="Port 70000"):
        require_free_port(70000)


def test_portal_is_ready_with_its_first_good_answer(portal_answers: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving, "POLL_SECONDS", 0.0)
    portal = Portal("localhost", portal_answers.pop())
    portal_answers.extend([500, 200])

    assert [portal.is_ready(), portal.status] == [False, 500]
    assert [portal.is_ready(), portal.status] == [True, 200]


def test_portal_is_not_asked_all_the_time(portal_answers: list[int]) -> None:
    portal = Portal("localhost", portal_answers.pop())
    portal_answers.extend([500, 200])

    assert [portal.is_ready() for _ in range(20)] == [False] * 20


def test_portal_that_nobody_serves_is_not_ready(listener: socket.socket) -> None:
    port = listener.getsockname()[1]
    listener.close()

    assert not Portal("localhost", port).is_ready()


def test_portal_that_is_not_ready_for_long_is_worth_one_message(
    portal_answers: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serving, "PATIENCE_SECONDS", 0.0)
    portal = Portal("localhost", portal_answers.pop())
    portal_answers.append(500)
    portal.is_ready()

    assert "answers 500" in (portal.complaint() or "")
    assert portal.complaint() is None


def test_web_server_and_worker_are_run(tmp_path: Path) -> None:
    web, worker = programs(tmp_path, 8123)

    assert web.command[web.command.index("--port") + 1] == "8123"
    assert web.command[web.command.index("--host") + 1] == "127.0.0.1"
    assert worker.command[1:] == (str(tmp_path / "manage.py"), "run_worker")
