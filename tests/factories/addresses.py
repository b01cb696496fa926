"""Every address that the public hosts know, read from their URL patterns: a new one is among them as soon as it exists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from django.urls import URLResolver, get_resolver
from django.utils.regex_helper import normalize

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Format of an address with places for its parts, and the names of the parts.
Shape = tuple[str, tuple[str, ...]]


def shapes(urlconf: str = "cms.urls.public") -> list[Shape]:
    """Formats of all addresses of a urlconf, such as `sitemap-%(number)s.xml`."""
    found = [(text, tuple(names)) for pattern in _patterns(get_resolver(urlconf)) for text, names in pattern]
    return sorted(set(found))


def _patterns(resolver: URLResolver) -> Iterator[list[tuple[str, list[str]]]]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            assert not str(entry.pattern), "included addresses stand at the root"
            yield from _patterns(entry)
        else:
            yield normalize(entry.pattern.regex.pattern)


def filled(shape: Shape, value: Any) -> str:
    """The address with a value in all its places, as a browser would send it; what is encoded already stays."""
    text, names = shape
    return "/" + text % dict.fromkeys(names, quote(str(value), safe="%/"))
