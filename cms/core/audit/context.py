"""Who acts, from where and by which request: known once, used by every event of the act."""

from __future__ import annotations

import re
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from django.conf import settings

from cms.core.client_address import client_address

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.http import HttpRequest

REQUEST_ID = re.compile(r"^[A-Za-z0-9._-]{8,64}$")


@dataclass
class Scene:
    """What is known about an act. `request` is None outside the web, where `person` says on whose behalf it happens."""

    request: HttpRequest | None = None
    person: Any = None
    department: Any = None
    notes: dict[str, Any] = field(default_factory=dict)

    @property
    def actor(self) -> Any:
        """The person who acts; None for the platform itself and for visitors."""
        user = self.person or getattr(self.request, "user", None)
        return user if getattr(user, "is_authenticated", False) else None

    @cached_property
    def address(self) -> str | None:
        """Client's address."""
        return client_address(self.request) if self.request is not None else None

    @property
    def request_id(self) -> str:
        """Id of the request; empty outside the web."""
        return "" if self.request is None else request_id_of(self.request)


def request_id_of(request: HttpRequest) -> str:
    """The proxy's id of the request where a proxy of ours stands in front, else one of our own; always the same."""
    known = getattr(request, "audit_id", "")
    if not known:
        given = request.headers.get("X-Request-ID", "") if settings.TRUSTED_PROXIES else ""
        known = given if REQUEST_ID.match(given) else uuid4().hex
        request.audit_id = known  # type: ignore[attr-defined]
    return known


_scene: ContextVar[Scene | None] = ContextVar("audit_scene", default=None)


def scene() -> Scene:
    """The present scene; an empty one where nobody opened any."""
    return _scene.get() or Scene()


@contextmanager
def on_scene(opened: Scene) -> Iterator[Scene]:
    """Let everything inside the block happen on that scene."""
    token = _scene.set(opened)
    try:
        yield opened
    finally:
        _scene.reset(token)


@contextmanager
def acting_as(person: Any, department: Any = None) -> Iterator[Scene]:
    """Let the acts of the block be those of a person, for a department where one is named.

    For work that a person asked for and a worker does, and for requests in which the person acts for one of several
    departments.
    """
    now = scene()
    with on_scene(Scene(now.request, person or now.person, department or now.department, now.notes)) as opened:
        yield opened


@contextmanager
def noting(**notes: Any) -> Iterator[Scene]:
    """Add facts to every event of the block, under `data`."""
    now = scene()
    with on_scene(Scene(now.request, now.person, now.department, now.notes | notes)) as opened:
        yield opened
