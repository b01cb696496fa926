"""Tables of rights: a line for each state of a page, a column for each act; `yes` where the act takes effect, `-` elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from .acts import ACTS, STATES, Place, page_in
from .screens import SCREENS

if TYPE_CHECKING:
    from tests.factories.newsroom import Newsroom

#: Acts upon pages and screens in the order of the columns.
HEAD = tuple(ACTS)


def expected(table: str) -> dict[str, dict[str, bool]]:
    """The lines of a table by their first word: a head with the names of the columns, then cells of `yes` and `-`."""
    head, *lines = [line.split() for line in table.strip().splitlines()]
    found = {name: dict(zip(head, (cell == "yes" for cell in cells), strict=True)) for name, *cells in lines}
    assert all(cell in {"yes", "-"} for _name, *cells in lines for cell in cells)
    return found


def check_pages(newsroom: Newsroom, role: str, table: str) -> None:
    """Try every act in every state, each undone again, and compare the effects with the table."""
    wanted = expected(table)
    assert set(wanted) == set(STATES), "A line for each state."
    assert all(tuple(cells) == HEAD for cells in wanted.values()), "A column for each act."
    assert effects(newsroom, role) == wanted


def effects(newsroom: Newsroom, role: str) -> dict[str, dict[str, bool]]:
    """What each act does in each state."""
    place = Place.of(newsroom, role)
    found: dict[str, dict[str, bool]] = {}
    for state in STATES:
        with undone():
            page = page_in(state, place)
            found[state] = {}
            for name, act in ACTS.items():
                with undone():
                    found[state][name] = act(place, page.pk)
    return found


def check_screens(newsroom: Newsroom, role: str, open_to: str) -> None:
    """Try every screen and act of administration; `open_to` names those that the role has."""
    names = set(open_to.split())
    assert names <= set(SCREENS)
    assert screens_of(newsroom, role) == names


def screens_of(newsroom: Newsroom, role: str) -> set[str]:
    """Screens that open and acts that take effect."""
    place, found = Place.of(newsroom, role), set()
    for name, act in SCREENS.items():
        with undone():
            if act(place):
                found.add(name)
    return found


class undone:  # noqa: N801 -- reads as a verb
    """A savepoint that is rolled back at its end."""

    def __enter__(self) -> None:
        self.point = transaction.atomic()
        self.point.__enter__()

    def __exit__(self, *error: object) -> None:
        if error[0] is None:
            transaction.set_rollback(True)
        self.point.__exit__(*error)  # type: ignore[arg-type]
