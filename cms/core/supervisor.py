"""Keeps a few programs running as one: starts them together, restarts what dies, leaves nothing behind."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

#: Deaths in a row, each soon after its start, after which a program is given up.
GIVE_UP_AFTER = 5
#: Seconds of life after which earlier deaths are forgotten.
HEALTHY_SECONDS = 60.0
#: Seconds a program has to end by itself once it is asked to.
STOP_SECONDS = 8.0
#: Seconds between two looks at the programs.
LOOK_SECONDS = 0.1
#: Seconds between two calls of `tend`.
TEND_SECONDS = 3.0

_PR_SET_PDEATHSIG = 1


@dataclass(frozen=True)
class Program:
    """A command to keep running; `environment` is added to that of the supervisor."""

    name: str
    command: tuple[str, ...]
    environment: Mapping[str, str] = field(default_factory=dict)


@dataclass
class _Child:
    program: Program
    process: subprocess.Popen[bytes]
    started: float
    deaths: int = 0
    restart_at: float | None = None


class Supervisor:
    """Runs `programs` until a signal to stop, or until one of them cannot be kept alive.

    Each program is leader of a process group of its own, so that its children end with it, and gets SIGTERM when the
    supervisor itself is killed.

    Parameters:
        programs: what to run, started in this order.
        say: told each thing that a person should know, one line at a time.
        tend: called every few seconds while the programs run, to look after what is not a program of ours.
    """

    def __init__(
        self, programs: Iterable[Program], *, say: Callable[[str], None], tend: Callable[[], None] = lambda: None
    ) -> None:
        self._programs = list(programs)
        self._say = say
        self._tend = tend
        self._stop_asked = threading.Event()
        self._children: list[_Child] = []

    def run(self, *, is_ready: Callable[[], bool], when_ready: Callable[[], None]) -> bool:
        """Run until asked to stop; True when asked, False when a program was given up.

        `is_ready` is asked again and again until it is True once; then `when_ready` is called.
        """
        restore = self._listen_for_signals()
        try:
            self._children = [_Child(program, _launch(program), time.monotonic()) for program in self._programs]
            return self._watch(is_ready, when_ready)
        finally:
            self._end_all()
            restore()

    def stop(self) -> None:
        """Ask the loop to end; safe from a signal handler and from another thread."""
        self._stop_asked.set()

    def _listen_for_signals(self) -> Callable[[], None]:
        if threading.current_thread() is not threading.main_thread():
            return lambda: None
        caught = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
        before = {number: signal.signal(number, lambda *_: self.stop()) for number in caught}

        def restore() -> None:
            for number, handler in before.items():
                signal.signal(number, handler)

        return restore

    def _watch(self, is_ready: Callable[[], bool], when_ready: Callable[[], None]) -> bool:
        announced = False
        tended = time.monotonic()
        while not self._stop_asked.wait(LOOK_SECONDS):
            if not all(self._look_after(child) for child in self._children):
                return False
            if not announced and is_ready():
                announced = True
                when_ready()
            if time.monotonic() - tended > TEND_SECONDS:
                self._tend()
                tended = time.monotonic()
        return True

    def _look_after(self, child: _Child) -> bool:
        """Restart the child when it died and its pause is over; False when it is given up."""
        if child.process.poll() is None:
            return True
        now = time.monotonic()
        if child.restart_at is None:
            return self._note_death(child, now)
        if now >= child.restart_at:
            child.process, child.started, child.restart_at = _launch(child.program), now, None
        return True

    def _note_death(self, child: _Child, now: float) -> bool:
        _signal_group(child, signal.SIGKILL)
        child.deaths = 1 if now - child.started > HEALTHY_SECONDS else child.deaths + 1
        how = _how_it_ended(child.process.returncode)
        if child.deaths >= GIVE_UP_AFTER:
            self._say(
                f"The {child.program.name} {how} {child.deaths} times in a row and is given up; see its message above."
            )
            return False
        pause = 2 ** (child.deaths - 1)
        self._say(f"The {child.program.name} {how}; it is started again in {pause} s.")
        child.restart_at = now + pause
        return True

    def _end_all(self) -> None:
        for child in self._children:
            _signal_group(child, signal.SIGTERM)
        deadline = time.monotonic() + STOP_SECONDS
        while time.monotonic() < deadline and any(child.process.poll() is None for child in self._children):
            time.sleep(LOOK_SECONDS)
        for child in self._children:
            _signal_group(child, signal.SIGKILL)
            child.process.wait()


def _launch(program: Program) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        program.command,
        env=os.environ | dict(program.environment),
        stdin=subprocess.DEVNULL,
        start_new_session=True,
        # The supervisor has no other threads when it starts a program.
        preexec_fn=_end_with_parent if sys.platform == "linux" else None,  # noqa: PLW1509
    )


def _end_with_parent() -> None:
    """Ask the kernel to end this process when its parent is killed, which no code of the parent could do."""
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


def _signal_group(child: _Child, number: signal.Signals) -> None:
    try:
        os.killpg(child.process.pid, number)
    except (ProcessLookupError, PermissionError):
        return


def _how_it_ended(code: int) -> str:
    return f"was ended by {signal.Signals(-code).name}" if code < 0 else f"ended with code {code}"
