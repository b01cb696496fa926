"""The walk reaches a row at every address: who may do all finds it there, or the address is listed with the reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cms.departments.roles import EDITOR, LIAISON

from .filling import fillings, names_a_row
from .known import NOT_CALLED, OPEN
from .visits import plausible, undone
from .walk import addresses

if TYPE_CHECKING:
    from collections.abc import Callable

    from .foreign import Foreign
    from .visits import Visitor
    from .walk import Address

ADMIN = "cms.urls.admin"


def answers(person: Visitor, address: Address, foreign: Foreign) -> bool:
    """Whether GET or POST gets another answer than 404 or a fault."""
    for filled in fillings(address, foreign):
        with undone():
            response, _said = person.ask(filled)
        if response.status_code not in {404, 405, 500}:
            return True
        with undone():
            response, _said = person.send(filled, plausible(foreign))
        if response.status_code not in {404, 405, 500}:
            return True
    return False


def test_the_list_is_complete_and_minimal(foreign: Foreign, visitor: Callable[[str], Visitor]):
    person = visitor("superuser")
    silent = {
        address.text for address in addresses(ADMIN) if names_a_row(address) and not answers(person, address, foreign)
    }
    assert silent == set(NOT_CALLED)


def test_reasons_and_openings_speak_of_addresses_that_exist():
    there = {address.text for address in addresses(ADMIN)}
    assert set(NOT_CALLED) | set(OPEN) <= there
    assert all(NOT_CALLED.values())


def test_a_liaison_officer_may_what_an_editor_may():
    """The walk takes one of them for both."""
    for rights in ("page_permissions", "file_permissions", "permissions", "administrator"):
        assert getattr(LIAISON, rights) == getattr(EDITOR, rights)
