"""Values that hold for one version of a site, kept in the memory of the process.

The version is read from the cache that all processes share, so that a change anywhere makes every process build anew. A
context without a version is one of a preview: what is made for it stays with it, and no other request meets it.
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
    known = _place(site).get((site.site_id, key))
    if known is not None and known[0] == site.version:
        return known[1]
    value = make()
    keep(site, key, value)
    return value


def recall(site: SiteContext, key: Hashable) -> Any:
    """The value kept for `key` on this version of the site; None where this process has none."""
    known = _place(site).get((site.site_id, key))
    return known[1] if known is not None and known[0] == site.version else None


def keep(site: SiteContext, key: Hashable, value: Any) -> None:
    """Keep a value for this version of the site."""
    if len(_kept) >= MOST_ENTRIES:
        _kept.clear()
    _place(site)[(site.site_id, key)] = (site.version, value)


def _place(site: SiteContext) -> dict[Hashable, tuple[str, Any]]:
    """Where values of this context are kept."""
    return _kept if site.version else site.own_values


def forget() -> None:
    """Drop everything that this process keeps."""
    _kept.clear()
