"""The audit administrator reads the trail: nothing else."""

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
SCREENS = "jobs audit"


def test_pages(newsroom: Newsroom) -> None:
    check_pages(newsroom, "audit_admin", PAGES)


def test_screens(newsroom: Newsroom) -> None:
    check_screens(newsroom, "audit_admin", SCREENS)
