"""The classes of views behind the addresses of a URL configuration."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from django.urls import URLPattern, URLResolver, get_resolver

if TYPE_CHECKING:
    from collections.abc import Iterator


def views_of(urlconf: str) -> Iterator[tuple[str, type]]:
    """Address patterns with the class of their view. Views that are functions are left out, and so is what stands behind
    another pattern of the same address and is never reached."""
    seen: set[str] = set()
    for address, callback in _patterns(get_resolver(urlconf), ""):
        view = _class_of(callback)
        if view is not None and address not in seen:
            yield address, view
        seen.add(address)


def _patterns(resolver: URLResolver, prefix: str) -> Iterator[tuple[str, object]]:
    for pattern in resolver.url_patterns:
        address = prefix + str(pattern.pattern).removeprefix("^")
        if isinstance(pattern, URLResolver):
            yield from _patterns(pattern, address)
        elif isinstance(pattern, URLPattern):
            yield address, pattern.callback


def _class_of(callback: object) -> type | None:
    """The class behind decorators, which keep what they wrap as `__wrapped__`."""
    while callback is not None:
        view = getattr(callback, "view_class", None)
        if view is not None:
            return view if isinstance(view, type) else None
        callback = callback.func if isinstance(callback, partial) else getattr(callback, "__wrapped__", None)
    return None
