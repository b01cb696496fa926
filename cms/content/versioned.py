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
    known = _kept.get((site.site_id, key))
    if known is not None and known[0] == site.version:
        return known[1]
    value = make()
    keep(site, key, value)
    return value


def recall(site: SiteContext, key: Hashable) -> Any:
    """The value kept for `key` on this version of the site; None where this process has none."""
    known = _kept.get((site.site_id, key))
    return known[1] if known is not None and known[0] == site.version else None


def keep(site: SiteContext, key: Hashable, value: Any) -> None:
    """Keep a value for this version of the site."""
    if len(_kept) >= MOST_ENTRIES:
        _kept.clear()
    _kept[(site.site_id, key)] = (site.version, value)


def forget() -> None:
    """Drop everything that this process keeps."""
    _kept.clear()
