"""What is installed is what the requirements say, file by file and hash by hash."""

from __future__ import annotations

import re
from functools import cache

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from .tree import ROOT

FILES = ("requirements", "requirements-dev")


def wanted(file: str) -> list[Requirement]:
    lines = [line.split("#")[0].strip() for line in (ROOT / f"{file}.in").read_text().splitlines()]
    return [Requirement(line) for line in lines if line and not line.startswith("-")]


@cache
def pinned(file: str) -> dict[str, str]:
    found = re.findall(
        r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==([^\s;\\]+)", (ROOT / f"{file}.txt").read_text(), re.MULTILINE
    )
    return {str(canonicalize_name(package)): version for package, version in found}


@pytest.mark.parametrize("file", FILES)
def test_compiled_file_satisfies_its_source(file: str) -> None:
    pins = pinned(file)
    unmet = [r for r in wanted(file) if not r.specifier.contains(pins.get(canonicalize_name(r.name), "0"))]

    assert [str(requirement) for requirement in unmet] == []


@pytest.mark.parametrize("file", FILES)
def test_every_package_has_hashes_and_no_address_is_written_down(file: str) -> None:
    text = (ROOT / f"{file}.txt").read_text()
    blocks = re.split(r"^(?=[A-Za-z0-9])", text, flags=re.MULTILINE)

    assert [block.split("\n")[0] for block in blocks if "==" in block.split("\n")[0] and "--hash=" not in block] == []
    assert "://" not in text


def test_tools_stand_on_the_same_runtime() -> None:
    tools = pinned("requirements-dev")

    assert {name: version for name, version in pinned("requirements").items() if tools.get(name) != version} == {}
