"""The gate of publication: moderated texts go live only inside an act that opened it, and says which."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Literal

from cms.core.audit.service import noting

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Acts that may publish: a finished review, its schedule, an audited import, provisioning of a site.
Act = Literal["review", "schedule", "import", "provision"]

_open: ContextVar[Act | None] = ContextVar("publication_gate", default=None)


@contextmanager
def publishing_as(act: Act) -> Iterator[None]:
    """Open the gate for the calls inside the block; the audit trail says of each which act opened it."""
    token = _open.set(act)
    try:
        with noting(gate=act):
            yield
    finally:
        _open.reset(token)


def publication_allowed() -> bool:
    """Whether an act that may publish is under way in this context."""
    return _open.get() is not None
