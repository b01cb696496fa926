"""Sessions of a person: which are open, and ending them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.usersessions.models import UserSession
from django.utils import timezone

if TYPE_CHECKING:
    from django.http import HttpRequest

    from cms.accounts.models import User


def open_sessions(user: User) -> list[UserSession]:
    """Sessions that are still open, the one used last first."""
    found = UserSession.objects.purge_and_list(user)
    return sorted(found, key=lambda session: session.last_seen_at, reverse=True)


def note(request: HttpRequest) -> None:
    """Write down that the session was used, under the key it has now (a change of password gives it a new one)."""
    seen = UserSession.objects.filter(session_key=request.session.session_key, user=request.user)  # type: ignore[misc]
    if not seen.update(last_seen_at=timezone.now()):
        UserSession.objects.create_from_request(request)


def end_all(user: User, but: str | None = None) -> int:
    """End the sessions of a person, all or all but the one with that key; how many it were."""
    ended = list(UserSession.objects.filter(user=user).exclude(session_key=but or ""))
    for session in ended:
        session.end()
    return len(ended)
