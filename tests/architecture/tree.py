"""The project's own files, as the tests of its shape see them."""

from __future__ import annotations

import configparser
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ("cms", "sites", "home", "search")
#: Packages of the layers that are not apps with a capability of their own.
COMPOSITION = ("cms.urls", "cms.wsgi", "cms.settings", "cms.demo")


@cache
def files() -> tuple[Path, ...]:
    """Files that belong to the project, as the version control knows them; data of a run and ignored files do not."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    try:
        listing = subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout.decode()
        found = [ROOT / name for name in listing.split("\0") if name]
    except (OSError, subprocess.CalledProcessError):
        found = [path for folder in (*SOURCES, "tests", "docs", "templates") for path in (ROOT / folder).rglob("*")]
    return tuple(path for path in found if path.is_file())


def python_files(*, tests: bool = True) -> list[Path]:
    """Modules written by hand, without migrations."""
    folders = (*SOURCES, "tests") if tests else SOURCES
    own = [path for path in files() if path.suffix == ".py" and path.relative_to(ROOT).parts[0] in folders]
    return [path for path in own if "migrations" not in path.parts]


def name(path: Path) -> str:
    """Path as a person writes it."""
    return path.relative_to(ROOT).as_posix()


@cache
def layers() -> tuple[str, ...]:
    """Packages of the layers contract, from the top."""
    parser = configparser.ConfigParser()
    parser.read(ROOT / ".importlinter")
    text = parser["importlinter:contract:layers"]["layers"]
    return tuple(package for line in text.split("\n") for package in line.replace("|", " ").split())


def apps() -> list[str]:
    """Packages that hold one capability each."""
    return [package for package in layers() if package not in COMPOSITION]
