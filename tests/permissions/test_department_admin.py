"""A department administrator arranges texts, people and the site of the department, and decides no review."""

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
SCREENS = "people new-person disable give-role settings jobs audit two-step pictures files links banners"


def test_pages(newsroom: Newsroom) -> None:
    check_pages(newsroom, "department_admin", PAGES)


def test_screens(newsroom: Newsroom) -> None:
    check_screens(newsroom, "department_admin", SCREENS)
