"""The two commands of the README, the Makefile and CI name the same things, and each command has a test."""

from __future__ import annotations

import re

import pytest
from django.core.management import get_commands

from .tree import ROOT, SOURCES, files

MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
CI = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
TARGETS = re.findall(r"^([a-z][a-z-]*):", MAKEFILE, re.MULTILINE)


def own_commands() -> list[str]:
    return sorted(command for command, app in get_commands().items() if app.split(".")[0] in SOURCES)


def test_every_target_explains_itself_and_is_phony() -> None:
    explained = re.findall(r"^([a-z][a-z-]*):.*## \S", MAKEFILE, re.MULTILINE)
    phony = MAKEFILE.split(".PHONY:")[1].split("\n\n")[0].replace("\\", " ").split()

    assert explained == TARGETS
    assert sorted(phony) == sorted(TARGETS)


def test_every_step_of_ci_is_a_target() -> None:
    named = set(re.findall(r"\bmake ([a-z][a-z-]*)", CI))

    assert named
    assert named <= set(TARGETS)


@pytest.mark.parametrize("page", ["README.md", "README.zh-hans.md", "CONTRIBUTING.md"])
def test_targets_named_to_people_exist(page: str) -> None:
    named = set(re.findall(r"\bmake ([a-z][a-z-]+)\b", (ROOT / page).read_text(encoding="utf-8")))

    assert {"run", "test"} <= named
    assert named <= set(TARGETS)


def test_commands_of_the_makefile_exist() -> None:
    named = set(re.findall(r"\$\(MANAGE\) ([a-z_]+)", MAKEFILE))

    assert named <= set(get_commands())


def test_scripts_of_the_makefile_exist_and_may_be_run() -> None:
    scripts = [ROOT / script for script in re.findall(r"deploy/[a-z_]+\.sh", MAKEFILE)]

    assert scripts
    assert all(script.stat().st_mode & 0o111 for script in scripts)


@pytest.mark.parametrize("command", own_commands())
def test_every_command_has_a_test(command: str) -> None:
    tests = [path for path in files() if path.name.startswith("test_") and "architecture" not in path.parts]
    named = re.compile(rf"""["' /]{command}["' \n]|test_{command}\b""")

    assert [path for path in tests if path.stem == f"test_{command}" or named.search(path.read_text(encoding="utf-8"))]
