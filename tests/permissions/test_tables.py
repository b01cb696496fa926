"""Every role has its table, and a table that is wrong is found out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cms.departments.roles import roles

from . import test_editor
from .tables import check_pages, check_screens, expected

if TYPE_CHECKING:
    from tests.factories.newsroom import Newsroom


@pytest.mark.parametrize("role", [role.key for role in roles()])
def test_every_role_has_a_table(role: str) -> None:
    assert (Path(__file__).parent / f"test_{role}.py").exists()


def test_a_cell_is_read_as_it_stands() -> None:
    table = "       open edit\n draft yes  -\n live  -    yes"
    assert expected(table) == {"draft": {"open": True, "edit": False}, "live": {"open": False, "edit": True}}
    with pytest.raises(AssertionError):
        expected(table.replace("yes", "perhaps"))


def test_a_cell_that_is_wrong_fails(newsroom: Newsroom) -> None:
    one, other = "draft      yes       yes       yes       -", "draft      yes       yes       yes       yes"
    assert one in test_editor.PAGES
    with pytest.raises(AssertionError):
        check_pages(newsroom, "editor", test_editor.PAGES.replace(one, other))


def test_a_screen_too_many_fails(newsroom: Newsroom) -> None:
    with pytest.raises(AssertionError):
        check_screens(newsroom, "editor", f"{test_editor.SCREENS} audit")
