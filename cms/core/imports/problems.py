"""What an import has to say: which line and field is wrong, and what became of the rest."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field


class RowError(Exception):
    """A field of a row cannot be used; `field` is its name in the file, empty for the whole row."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field
        self.message = message


@dataclass(frozen=True, slots=True)
class Problem:
    """One sentence about one field of one line; lines count from 1."""

    line: int
    field: str
    message: str


@dataclass(slots=True)
class Outcome:
    """Result of an import: items by what was done to them, errors (left out) and warnings (taken with a change)."""

    counts: Counter[str] = field(default_factory=Counter)
    errors: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    interrupted: bool = False

    def count(self, what: str) -> None:
        """Add one item to what was done."""
        self.counts[what] += 1

    @property
    def total(self) -> int:
        """Items taken, whatever was done to them."""
        return sum(self.counts.values())
