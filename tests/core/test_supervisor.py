"""Programs run together, come back when they die, and end together."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from cms.core import supervisor
from cms.core.supervisor import Program, Supervisor

REPOSITORY = Path(__file__).resolve().parents[2]
SLEEP = "import os, pathlib, sys, time; pathlib.Path(sys.argv[1]).open('a').write(f'{os.getpid()}\\n'); time.sleep(60)"
WITH_GRANDCHILD = (
    "import subprocess, sys, time;subprocess.Popen([sys.executable, '-c', sys.argv[2], sys.argv[1]]); time.sleep(60)"
)
STUBBORN = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN);" + SLEEP


@pytest.fixture
def said() -> list[str]:
    return []


def wait_until(condition: Callable[[], object], seconds: float = 20) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "what was waited for did not come"
        time.sleep(0.02)


def program(name: str, code: str, *arguments: str) -> Program:
    return Program(name, (sys.executable, "-c", code, *arguments))


def processes(file: Path) -> list[int]:
    return [int(line) for line in file.read_text().split()] if file.exists() else []


def wait_for_starts(file: Path, times: int) -> None:
    wait_until(lambda: len(processes(file)) == times)


def is_alive(process: int) -> bool:
    status = Path(f"/proc/{process}/status")
    return status.exists() and "State:\tZ" not in status.read_text()


@contextmanager
def running(*programs: Program, said: list[str], **options: Callable[[], None]) -> Iterator[list[bool]]:
    """A supervisor in a thread; the list receives its result when it has ended."""
    results: list[bool] = []
    kept = Supervisor(programs, say=said.append, **options)
    thread = threading.Thread(
        target=lambda: results.append(kept.run(is_ready=lambda: True, when_ready=lambda: said.append("ready")))
    )
    thread.start()
    try:
        yield results
    finally:
        kept.stop()
        thread.join(30)


def test_programs_run_until_asked_to_stop(tmp_path: Path, said: list[str]) -> None:
    files = [tmp_path / "web", tmp_path / "worker"]
    with running(*(program(file.name, SLEEP, str(file)) for file in files), said=said) as results:
        wait_until(lambda: all(processes(file) for file in files))

    assert results == [True]
    assert not any(is_alive(process) for file in files for process in processes(file))


def test_ready_is_said_once(tmp_path: Path, said: list[str]) -> None:
    with running(program("web", SLEEP, str(tmp_path / "web")), said=said):
        wait_until(lambda: said)
        time.sleep(0.3)

    assert said == ["ready"]


def test_killed_program_is_started_again(tmp_path: Path, said: list[str]) -> None:
    file = tmp_path / "web"
    with running(program("web server", SLEEP, str(file)), said=said):
        wait_until(lambda: processes(file))
        os.kill(processes(file)[0], signal.SIGKILL)
        wait_until(lambda: len(processes(file)) == 2)

    assert "The web server was ended by SIGKILL; it is started again in 1 s." in said


def test_program_that_keeps_dying_is_given_up_and_takes_the_others_along(
    tmp_path: Path, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(supervisor, "GIVE_UP_AFTER", 2)
    file = tmp_path / "web"
    broken = program("worker", "raise SystemExit(3)")
    with running(program("web", SLEEP, str(file)), broken, said=said) as results:
        wait_until(lambda: results)

    assert results == [False]
    assert "The worker ended with code 3 2 times in a row and is given up; see its message above." in said
    assert not any(is_alive(process) for process in processes(file))


def test_long_life_forgets_earlier_deaths(tmp_path: Path, said: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(supervisor, "GIVE_UP_AFTER", 2)
    monkeypatch.setattr(supervisor, "HEALTHY_SECONDS", 0.0)
    file = tmp_path / "web"
    with running(program("web", SLEEP, str(file)), said=said) as results:
        for times in (1, 2, 3):
            wait_for_starts(file, times)
            os.kill(processes(file)[-1], signal.SIGKILL)
        wait_for_starts(file, 4)

    assert results == [True]


def test_children_of_a_program_end_with_it(tmp_path: Path, said: list[str]) -> None:
    file = tmp_path / "grandchild"
    with running(program("web", WITH_GRANDCHILD, str(file), SLEEP), said=said):
        wait_until(lambda: processes(file))

    wait_until(lambda: not is_alive(processes(file)[0]))


def test_children_of_a_dead_program_end_before_it_starts_again(tmp_path: Path, said: list[str]) -> None:
    file = tmp_path / "grandchild"
    with running(program("web", WITH_GRANDCHILD, str(file), SLEEP), said=said):
        wait_until(lambda: processes(file))
        os.kill(os.getpgid(processes(file)[0]), signal.SIGKILL)
        wait_until(lambda: len(processes(file)) == 2)

        assert not is_alive(processes(file)[0])


def test_program_that_ignores_the_request_is_killed(
    tmp_path: Path, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(supervisor, "STOP_SECONDS", 0.5)
    file = tmp_path / "stubborn"
    with running(program("web", STUBBORN, str(file)), said=said) as results:
        wait_until(lambda: processes(file))

    assert results == [True]
    assert not is_alive(processes(file)[0])


def test_what_is_no_program_is_tended(tmp_path: Path, said: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(supervisor, "TEND_SECONDS", 0.0)
    with running(program("web", SLEEP, str(tmp_path / "web")), said=said, tend=lambda: said.append("tended")):
        wait_until(lambda: "tended" in said)


def start_supervisor(file: Path) -> subprocess.Popen[bytes]:
    """A supervisor in a process of its own, keeping one program that writes its process id to `file`."""
    code = (
        "import sys; from cms.core.supervisor import Program, Supervisor;"
        "keep = Supervisor([Program('web', (sys.executable, '-c', *sys.argv[1:]))], say=print);"
        "raise SystemExit(0 if keep.run(is_ready=lambda: True, when_ready=lambda: None) else 1)"
    )
    process = subprocess.Popen([sys.executable, "-c", code, SLEEP, str(file)], cwd=REPOSITORY)
    wait_until(lambda: processes(file))
    return process


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_signal_stops_everything(tmp_path: Path, number: signal.Signals) -> None:
    process = start_supervisor(tmp_path / "web")

    process.send_signal(number)

    assert process.wait(20) == 0
    assert not is_alive(processes(tmp_path / "web")[0])


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells children of their parent's death")
def test_killed_supervisor_leaves_nothing_running(tmp_path: Path) -> None:
    process = start_supervisor(tmp_path / "web")

    process.kill()
    process.wait()

    wait_until(lambda: not is_alive(processes(tmp_path / "web")[0]))
