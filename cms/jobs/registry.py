"""Kinds of jobs: each capability registers its own in `AppConfig.ready()`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .app import LONG

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    from .models import Job
    from .run import Run


class DuplicateKindError(ValueError):
    """Two capabilities registered a kind of job under one key."""


class UnknownKindError(LookupError):
    """No capability registered this kind of job."""


@dataclass(frozen=True, slots=True)
class JobKind:
    """A kind of job.

    Parameters:
        key: name in the database, never changed once jobs exist.
        name: what people read.
        work: does the job; called again with the same job after an interruption, see `cms.jobs.run.Run`.
        undo: takes back one item from what its step noted; None where a job cannot be undone.
        queue: `cms.jobs.app.NOW` or `LONG`.
        result_address: where people see what a job made; None where the result list says all.
    """

    key: str
    name: _StrPromise | str
    work: Callable[[Run], None]
    undo: Callable[[Any], None] | None = None
    queue: str = LONG
    result_address: Callable[[Job], str] | None = None


_kinds: dict[str, JobKind] = {}


def register(kind: JobKind) -> JobKind:
    """Add a kind; raises `DuplicateKindError` when the key is taken by another."""
    if _kinds.get(kind.key, kind) is not kind:
        raise DuplicateKindError(kind.key)
    _kinds[kind.key] = kind
    return kind


def get(key: str) -> JobKind:
    """The kind of that key; raises `UnknownKindError`."""
    try:
        return _kinds[key]
    except KeyError:
        raise UnknownKindError(key) from None


def names() -> dict[str, Any]:
    """Key and name of every kind."""
    return {kind.key: kind.name for kind in _kinds.values()}
