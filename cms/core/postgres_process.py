"""Which process serves a PostgreSQL data folder, and whether what is written there about it still holds."""

from __future__ import annotations

import os
from pathlib import Path


def note_lines(data_dir: Path) -> list[str]:
    """Lines of postmaster.pid: process, folder, start, port, socket folder, address, memory, state."""
    try:
        return [line.strip() for line in (data_dir / "postmaster.pid").read_text().splitlines()]
    except FileNotFoundError:
        return []


def server_process(data_dir: Path) -> int | None:
    """Process id of the server of `data_dir`; None when it is dead and its number perhaps another program's by now."""
    noted = _noted_process(data_dir)
    return noted if noted and _is_postgres(noted) else None


def has_processes(data_dir: Path) -> bool:
    """True when a server's process stands in the data folder, as all do; children outlive a killed one for a moment."""
    return any(
        _stands_in(folder, data_dir) and _is_postgres(int(folder.name)) for folder in Path("/proc").glob("[0-9]*")
    )


def drop_foreign_locks(data_dir: Path) -> None:
    """Remove the server's locks when its process id is another program's or a zombie's, for it would refuse to start.

    Locks of an id that is free stay: the server reads from them whether children of the dead one still hold memory.
    """
    process = _noted_process(data_dir)
    if not note_lines(data_dir) and not has_processes(data_dir):
        # Left empty when the disk was full.
        (data_dir / "postmaster.pid").unlink(missing_ok=True)
    if not process or not _takes_signals(process) or _is_postgres(process) or has_processes(data_dir):
        return
    note = note_lines(data_dir)
    if len(note) > 4:
        Path(note[4], f".s.PGSQL.{note[3]}.lock").unlink(missing_ok=True)
    (data_dir / "postmaster.pid").unlink(missing_ok=True)


def _noted_process(data_dir: Path) -> int | None:
    note = note_lines(data_dir)
    return int(note[0]) if note and note[0].isdigit() else None


def _is_postgres(process: int) -> bool:
    """True for a living process of PostgreSQL; without /proc every living process may be one."""
    if not Path("/proc/self").exists():
        return _takes_signals(process)
    try:
        name, _, state = Path(f"/proc/{process}/stat").read_text().partition("(")[2].rpartition(") ")
    except (FileNotFoundError, ProcessLookupError):
        return False
    # A dead process whose parent never asks for its end keeps its number as a zombie.
    return name.startswith("postgres") and not state.startswith("Z")


def _takes_signals(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    return True


def _stands_in(process_folder: Path, folder: Path) -> bool:
    try:
        return (process_folder / "cwd").readlink() == folder
    except OSError:
        return False
