"""For which department an act is: asked of functions that know, registered by the apps that own departments."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Tenant:
    """A department as it is copied into the trail."""

    id: int | None = None
    name: str = ""

    def __bool__(self) -> bool:
        return self.id is not None


NOBODY = Tenant()
_resolvers: list[Callable[[Any], Tenant | None]] = []


def register_resolver(resolver: Callable[[Any], Tenant | None]) -> None:
    """Add a function that names the department of an object or person, or returns None where it cannot tell."""
    if resolver not in _resolvers:
        _resolvers.append(resolver)


def tenant_of(*things: Any) -> Tenant:
    """Department of the first thing that belongs to one; `NOBODY` where none does."""
    for thing in things:
        for resolver in _resolvers if thing is not None else ():
            if tenant := resolver(thing):
                return tenant
    return NOBODY
