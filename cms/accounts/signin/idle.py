"""How long a person has done nothing. Pings, autosave and previews are the browser's acts, not the person's."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from django.conf import settings

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.urls import ResolverMatch

SESSION_KEY: Final = "last_act"
#: Seconds between two notes of acts: not every request writes the session.
GRAIN: Final = 60
#: Names of addresses that a page asks for by itself.
NOT_ACTS: Final = frozenset(
    {
        "ping", "release",  # who else edits this page
        "preview_on_add", "preview_on_edit", "wagtailadmin_block_preview",
        "wagtailadmin_javascript_catalog", "wagtailadmin_sprite", "media_file",
        "accounts_session_remaining",
    }
)  # fmt: skip
#: Forms that save themselves, and fetch what belongs to a page that was saved for the first time.
SELF_SAVING: Final = frozenset({"add", "edit"})
HYDRATE: Final = "_w_hydrate_create_view"


def is_act(request: HttpRequest, match: ResolverMatch) -> bool:
    """Whether a person did this."""
    name = match.url_name or ""
    if name in SELF_SAVING and (request.headers.get("Accept") == "application/json" or HYDRATE in request.GET):
        return False
    return name not in NOT_ACTS


def remaining(request: HttpRequest) -> int:
    """Seconds until the session ends, zero or less when it should have."""
    last = request.session.get(SESSION_KEY)
    idle = time.time() - last if isinstance(last, (int, float)) else 0
    return int(settings.SESSION_IDLE_MINUTES * 60 - idle)


def begin(request: HttpRequest) -> None:
    """Count from now."""
    request.session[SESSION_KEY] = time.time()


def note_act(request: HttpRequest) -> bool:
    """Count from now, unless that was noted within the last minute; whether it was noted."""
    last = request.session.get(SESSION_KEY)
    if isinstance(last, (int, float)) and 0 <= time.time() - last < GRAIN:
        return False
    begin(request)
    return True
