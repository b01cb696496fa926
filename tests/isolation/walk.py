"""Every address of a plane, read from its URL patterns: a new one is among them as soon as it exists."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from django.urls import URLResolver, get_resolver
from django.utils.regex_helper import normalize

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

#: Parts of a pattern that the normaliser of Django does not know.
UNKNOWN = {r"\Z": "$"}


@dataclass(frozen=True)
class Address:
    """One pattern: `text` has a place for each of `names`; `prefix` groups it with its neighbours."""

    text: str
    names: tuple[str, ...]
    view: Callable[..., Any]

    @property
    def prefix(self) -> str:
        parts = [part for part in self.text.split("/") if part]
        return next((part for part in parts[1:] if "%" not in part), "start") if parts[:1] == ["admin"] else "outside"

    @property
    def model(self) -> str:
        """Name of the model of a generic view; empty for others."""
        view = getattr(self.view, "view_class", None)
        model = getattr(self.view, "view_initkwargs", {}).get("model") or getattr(view, "model", None)
        return (getattr(model, "_meta", None) and model._meta.model_name) or ""

    def filled(self, values: dict[str, Any]) -> str:
        """The address as a browser would send it."""
        return "/" + self.text % {name: quote(str(values[name]), safe="/") for name in self.names}


def addresses(urlconf: str) -> list[Address]:
    """All addresses, each once: the first pattern of a shape is the one that answers."""
    found: dict[str, Address] = {}
    for address in _walk(get_resolver(urlconf), ""):
        found.setdefault(_shape(address), address)
    return sorted(found.values(), key=lambda address: address.text)


def prefixes(urlconf: str) -> list[str]:
    """Groups of addresses, for the ids of tests."""
    return sorted({address.prefix for address in addresses(urlconf)})


def _shape(address: Address) -> str:
    return address.text % dict.fromkeys(address.names, "…")


def _walk(resolver: URLResolver, before: str) -> Iterator[Address]:
    for entry in resolver.url_patterns:
        pattern = before + entry.pattern.regex.pattern.removeprefix("^")
        if isinstance(entry, URLResolver):
            yield from _walk(entry, pattern)
            continue
        for old, new in UNKNOWN.items():
            pattern = pattern.replace(old, new)
        for text, names in normalize(pattern):
            yield Address(text, tuple(dict.fromkeys(names)), entry.callback)
