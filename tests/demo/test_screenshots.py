"""The pictures of the handbook are those that `manage.py screenshots --handbook` takes."""

from __future__ import annotations

import re

import pytest
from django.conf import settings

from cms.demo.screenshots.shots import HANDBOOK, PUBLIC

FOLDER = settings.BASE_DIR / "docs" / "handbook"
#: Largest picture of the handbook, bytes.
LARGEST = 150 * 1024


@pytest.mark.parametrize("shots", [HANDBOOK, PUBLIC], ids=["screenshots --handbook", "screenshots"])
def test_names_of_pictures_differ(shots):
    names = [shot.name for shot in shots]
    assert names
    assert len(set(names)) == len(names)


def test_the_handbook_shows_each_picture_that_is_taken_and_no_other():
    shown = {
        name
        for page in FOLDER.glob("*.md")
        for name in re.findall(r"images/([\w-]+)\.png", page.read_text(encoding="utf-8"))
    }
    taken = {shot.name for shot in HANDBOOK}
    assert shown == taken
    assert {path.stem for path in (FOLDER / "images").glob("*.png")} == taken


def test_pictures_of_the_handbook_are_small():
    assert [path.name for path in (FOLDER / "images").glob("*.png") if path.stat().st_size > LARGEST] == []
