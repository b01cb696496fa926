"""Places in a tree of treebeard as prefixes of paths: few conditions for many places."""

from __future__ import annotations

from collections import defaultdict
from functools import reduce
from typing import TYPE_CHECKING

from django.db.models import F, Q
from django.db.models.functions import Left
from django.db.models.lookups import In

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Characters of one step of a path; `Page` and `Collection` have the same.
STEP = 4
NOTHING = Q(pk__in=[])
#: So many prefixes an index finds faster than a look at every row does.
FEW = 12


def places_above(path: str, *, least: int = STEP) -> list[str]:
    """The path itself and those of its ancestors, longest first, down to one of `least` characters."""
    return [path[:end] for end in range(len(path), least - 1, -STEP)]


def outermost(paths: Iterable[str]) -> list[str]:
    """The paths without those below another of them, sorted."""
    kept: list[str] = []
    for path in sorted(paths):
        if not (kept and path.startswith(kept[-1])):
            kept.append(path)
    return kept


def within(paths: Iterable[str]) -> Q:
    """Condition for rows at or below one of the paths. Its cost does not grow with their number once they are many."""
    kept = outermost(paths)
    if len(kept) <= FEW:
        return reduce(lambda condition, path: condition | Q(path__startswith=path), kept, NOTHING)
    by_length: dict[int, list[str]] = defaultdict(list)
    for path in kept:
        by_length[len(path)].append(path)
    conditions = (Q(In(Left(F("path"), length), same)) for length, same in by_length.items())
    return reduce(lambda condition, other: condition | other, conditions)


def common(paths: Iterable[str]) -> str:
    """Path of the nearest place above all of them; empty for none."""
    known = sorted(paths)
    if not known:
        return ""
    return next((place for place in places_above(known[0]) if known[-1].startswith(place)), "")
