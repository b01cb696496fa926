"""The account a local PostgreSQL server runs as, because PostgreSQL refuses to run as root."""

from __future__ import annotations

import os
import pwd
import stat
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

#: System account made on the first start by root.
ACCOUNT = "hncluster-db"


class ServerAccountError(Exception):
    """The account cannot be made; the message is one plain line."""


def run_as(owner: int) -> dict[str, object]:
    """Arguments for `subprocess` that run a command as the user with the id `owner`; none unless we are root.

    The parent's supplementary groups are dropped, so that nothing of root's rights remains.
    """
    if os.geteuid() != 0 or owner == 0:
        return {}
    return {"user": owner, "group": pwd.getpwuid(owner).pw_gid, "extra_groups": []}


def server_owner() -> int:
    """Id of the user a new server runs as: ourselves, or the account of its own when we are root.

    Raises:
        ServerAccountError: the account does not exist and cannot be made.
    """
    if os.geteuid() != 0:
        return os.geteuid()
    try:
        return pwd.getpwnam(ACCOUNT).pw_uid
    except KeyError:
        return _make_account()


def _make_account() -> int:
    say(f"PostgreSQL does not run as root: making the system account {ACCOUNT} for it.")
    command = ["useradd", "--system", "--no-create-home", "--shell", "/usr/sbin/nologin", ACCOUNT]
    try:
        subprocess.run(command, check=True, capture_output=True, text=True)
    except FileNotFoundError:
        raise ServerAccountError(
            f"The command useradd is missing, so the account {ACCOUNT} cannot be made. Run this as an ordinary user."
        ) from None
    except subprocess.CalledProcessError as error:
        raise ServerAccountError(f"The account {ACCOUNT} cannot be made: {error.stderr.strip()}") from None
    return pwd.getpwnam(ACCOUNT).pw_uid


def open_for_server(folders: Iterable[Path], trees: Iterable[Path]) -> None:
    """Let the server's account pass to `folders` and read everything below `trees`; only root has to do this.

    Adds nothing but the missing rights, and says which parent folders it opens before it does so.
    """
    if os.geteuid() != 0:
        return
    trees = list(trees)
    closed = sorted({parent for path in [*folders, *trees] for parent in path.parents if not _passable(parent)})
    if closed:
        names = ", ".join(map(str, closed))
        say(f"The account {ACCOUNT} must pass through these folders, so they get the right o+x: {names}")
    for folder in closed:
        folder.chmod(_mode(folder) | stat.S_IXOTH)
    for path in (path for tree in trees for path in _walk(tree)):
        _make_readable(path)


def _walk(tree: Path) -> Iterator[Path]:
    yield tree
    yield from tree.rglob("*")


def _make_readable(path: Path) -> None:
    mode = _mode(path)
    wanted = stat.S_IROTH | (stat.S_IXOTH if mode & stat.S_IXUSR else 0)
    if mode & wanted != wanted:
        path.chmod(mode | wanted)


def _passable(folder: Path) -> bool:
    return bool(_mode(folder) & stat.S_IXOTH)


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def say(message: str) -> None:
    """Tell the person at the terminal; standard output stays free for a command's own result."""
    sys.stderr.write(f"{message}\n")
    sys.stderr.flush()
