"""The security administrator keeps people and rules: no content, no hosts, no trail."""

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
SCREENS = "people new-person disable give-role jobs locks two-step"


def test_pages(newsroom: Newsroom) -> None:
    check_pages(newsroom, "security_admin", PAGES)


def test_screens(newsroom: Newsroom) -> None:
    check_screens(newsroom, "security_admin", SCREENS)
