"""The system administrator keeps departments, hosts and settings: no content, no people, no trail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .tables import check_pages, check_screens

if TYPE_CHECKING:
    from tests.factories.newsroom import Newsroom

PAGES = """
           open      edit      submit    approve   return    publish   unpublish delete    move      copy
draft      -         -         -         -         -         -         -         -         -         -
in-review  -         -         -         -         -         -         -         -         -         -
live       -         -         -         -         -         -         -         -         -         -
scheduled  -         -         -         -         -         -         -         -         -         -
archived   -         -         -         -         -         -         -         -         -         -
foreign    -         -         -         -         -         -         -         -         -         -
"""
SCREENS = "settings hosts suspend jobs"


def test_pages(newsroom: Newsroom) -> None:
    check_pages(newsroom, "system_admin", PAGES)


def test_screens(newsroom: Newsroom) -> None:
    check_screens(newsroom, "system_admin", SCREENS)
