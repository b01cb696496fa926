"""The repository speaks of the product, and says nothing that it does not keep."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from .tree import files, name

TEXTS = {".py", ".html", ".md", ".css", ".js", ".toml", ".yml", ".yaml", ".sh", ".in", ".cfg", ".ini", ""}
#: Put together here, so that this file does not hold them itself.
PROMISES = "|".join(("TO" + "DO", "FIX" + "ME", "X" + "XX", "HA" + "CK"))
PLACES = "|".join((r"\.\./" + "shared", "/" + "work/", "/" + "root/", r"pypi\." + "org", r"registry\." + "npmjs"))
FORBIDDEN = re.compile(rf"\b({PROMISES})\b|({PLACES})|\b(later|next) " + "issue" + r"\b|\b(issue|ticket) " + r"#?\d+\b")


@pytest.mark.parametrize("path", [path for path in files() if path.suffix in TEXTS], ids=name)
def test_no_promises_and_no_places_outside(path: Path) -> None:
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines()

    assert [f"{number}: {line}" for number, line in enumerate(lines, 1) if FORBIDDEN.search(line)] == []
