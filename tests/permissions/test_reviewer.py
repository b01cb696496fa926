"""A reviewer of a department edits what waits, decides, and takes down; public texts are not deleted or moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .tables import check_pages, check_screens

if TYPE_CHECKING:
    from tests.factories.newsroom import Newsroom

PAGES = """
           open      edit      submit    approve   return    publish   unpublish delete    move      copy
draft      yes       yes       yes       -         -         -         -         yes       yes       yes
in-review  yes       yes       yes       yes       yes       -         -         yes       yes       yes
live       yes       yes       yes       -         -         -         yes       -         -         yes
scheduled  yes       -         -         -         -         -         yes       yes       yes       yes
archived   -         -         -         -         -         -         -         -         -         -
foreign    -         -         -         -         -         -         -         -         -         -
"""
SCREENS = "jobs pictures files"


def test_pages(newsroom: Newsroom) -> None:
    check_pages(newsroom, "reviewer", PAGES)


def test_screens(newsroom: Newsroom) -> None:
    check_screens(newsroom, "reviewer", SCREENS)
