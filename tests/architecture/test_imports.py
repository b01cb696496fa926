"""Imports go downwards, and from one app to another only through its public modules."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from .tree import COMPOSITION, ROOT, SOURCES, apps, layers, name, python_files

#: Modules of an app that are its own affair: what it shows, how it is wired.
PRIVATE = {
    "admin", "apps", "checks", "emails", "forms", "management", "migrations", "panels", "signal_handlers", "tasks",
    "urls", "views", "viewsets", "wagtail_hooks",
}  # fmt: skip


def test_contracts_are_kept() -> None:
    # In a process of its own: the command replaces the logging of the process it runs in.
    program = Path(sys.executable).with_name("lint-imports")

    answer = subprocess.run([program, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)

    assert answer.returncode == 0, answer.stdout + answer.stderr


def test_every_package_stands_in_a_layer() -> None:
    inside = {f"cms.{path.name}" for path in (ROOT / "cms").iterdir() if (path / "__init__.py").exists()}
    modules = {f"cms.{path.stem}" for path in (ROOT / "cms").glob("*.py") if path.stem != "__init__"}

    assert inside | modules | {"sites", "home", "search"} == set(layers())


@pytest.mark.parametrize("path", python_files(tests=False), ids=name)
def test_private_modules_of_other_apps_are_left_alone(path: Path) -> None:
    own = package_of(module_name(path))
    if own in COMPOSITION:
        return

    reached = [module for module in imported(path) if package_of(module) not in {own, None} and is_private(module)]

    assert not reached


def test_no_two_apps_know_each_other_not_even_by_their_types() -> None:
    pairs = {
        (package_of(module_name(path)), package_of(module))
        for path in python_files(tests=False)
        for module in imported(path)
    }

    assert not {(one, other) for one, other in pairs if one != other and (other, one) in pairs}


def module_name(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts)


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def package_of(module: str) -> str | None:
    """App (or part of the composition) a module belongs to; None for what is not ours."""
    parts = module.split(".")
    if parts[0] not in SOURCES:
        return None
    return ".".join(parts[:2]) if parts[0] == "cms" else parts[0]


def is_private(module: str) -> bool:
    package = package_of(module)
    if package not in apps():
        return False
    rest = module.removeprefix(f"{package}.").split(".")
    return rest[0] in PRIVATE
