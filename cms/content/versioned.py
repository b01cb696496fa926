"""Values that hold for one version of a site, kept in the memory of the process.

The version is read from the cache that all processes share, so that a change anywhere makes every process build anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from .site_context import SiteContext

Value = TypeVar("Value")
#: Entries after which everything is forgotten: bounds the memory of a process.
MOST_ENTRIES = 5000

_kept: dict[Hashable, tuple[str, Any]] = {}


def versioned(site: SiteContext, key: Hashable, make: Callable[[], Value]) -> Value:
    """The value of `key` on this version of the site, made when this process does not have it yet."""
    place = (site.site_id, key)
    known = _kept.get(place)
    if known is not None and known[0] == site.version:
        return known[1]
    value = make()
    if len(_kept) >= MOST_ENTRIES:
        _kept.clear()
    _kept[place] = (site.version, value)
    return value


def forget() -> None:
    """Drop everything that this process keeps."""
    _kept.clear()
