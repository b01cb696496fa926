"""No address of the admin shows, opens or changes a row of another department, whoever of this one asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .belongings import digest, watched
from .conftest import ROLES
from .filling import fillings, names_a_row
from .known import OPEN
from .visits import gives_away, mailed_away, plausible, searches, undone
from .walk import addresses, prefixes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from .foreign import Foreign
    from .visits import Visitor
    from .walk import Address

ADMIN = "cms.urls.admin"


@pytest.mark.parametrize("prefix", prefixes(ADMIN))
@pytest.mark.parametrize("role", ROLES)
def test_another_department_stays_closed(foreign: Foreign, visitor: Callable[[str], Visitor], role: str, prefix: str):
    person, found = visitor(role), []
    for address in addresses(ADMIN):
        if address.prefix == prefix and role not in OPEN.get(address.text, ()):
            found += [*read(person, address, foreign), *written(person, address, foreign)]
    assert not found, "\n".join(found)


def read(person: Visitor, address: Address, foreign: Foreign) -> Iterator[str]:
    """What GET gives away."""
    for filled in fillings(address, foreign):
        for data in [{}] if names_a_row(address) else searches(foreign):
            with undone():
                response, said = person.ask(filled, data)
            if gives_away(said):
                yield f"GET {filled} {data} says the marker ({response.status_code})"
            elif names_a_row(address) and response.status_code == 200:
                yield f"GET {filled} opens"


def written(person: Visitor, address: Address, foreign: Foreign) -> Iterator[str]:
    """What POST gives away or changes."""
    rows, before = foreign.kept
    for filled in fillings(address, foreign):
        for data in ({}, plausible(foreign)):
            with undone(), watched(rows) as writes:
                _response, said = person.send(filled, data)
                after = digest(rows) if writes else before
                told = mailed_away({"taken@example.gov.cn"})
            changed = {table for table in before | after if before.get(table) != after.get(table)}
            if changed:
                yield f"POST {filled} {len(data)} changes {sorted(changed)}"
            if gives_away(said) or told:
                yield f"POST {filled} {len(data)} says the marker"
