"""A portal editor arranges the portal and what all sites share, and decides no review."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .tables import check_pages, check_screens

if TYPE_CHECKING:
    from tests.factories.newsroom import Newsroom

PAGES = """
           open      edit      submit    approve   return    publish   unpublish delete    move      copy
draft      yes       yes       yes       -         -         -         -         yes       yes       yes
in-review  yes       -         -         -         -         -         -         yes       yes       yes
live       yes       yes       yes       -         -         -         yes       yes       yes       yes
scheduled  yes       -         -         -         -         -         yes       yes       yes       yes
archived   -         -         -         -         -         -         -         -         -         -
foreign    -         -         -         -         -         -         -         -         -         -
"""
SCREENS = "settings jobs pictures files banners links reports"


def test_pages(newsroom: Newsroom) -> None:
    check_pages(newsroom, "portal_editor", PAGES)


def test_screens(newsroom: Newsroom) -> None:
    check_screens(newsroom, "portal_editor", SCREENS)
