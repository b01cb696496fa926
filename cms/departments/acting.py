"""For which place a person of several works now: kept in the session, shown on every screen of the admin."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _

from .models import Department
from .scope import Scope, department_of, show_only

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser
    from django.http import HttpRequest
    from wagtail.models import Page

SESSION_KEY: Final = "acting_for"
EVERYWHERE: Final = "all"
PLATFORM: Final = "platform"


@dataclass(frozen=True, slots=True)
class Place:
    """One choice: `key` is a department's id in digits, "platform", or "all" for the sum of all."""

    key: str
    name: str


def key_of(place: int | None) -> str:
    """Key of a department id, of the platform where it is None."""
    return PLATFORM if place is None else str(place)


def keys_of(user: AbstractUser) -> list[str]:
    """Places in which the person holds a role: the platform first, then departments by id."""
    places = Scope.of(user).places()
    return [key_of(None)] * (None in places) + [key_of(pk) for pk in sorted(pk for pk in places if pk is not None)]


def _is_among(key: str, keys: list[str]) -> bool:
    """Whether a person of these places may work for that one; for all of them only where there are several."""
    return key in keys or (key == EVERYWHERE and len(keys) > 1)


def current_key(request: HttpRequest) -> str:
    """Place of the session; the first of the person's places where nothing was chosen, or what was chosen is theirs no
    longer. Empty for people who hold no role."""
    keys = keys_of(request.user)  # type: ignore[arg-type]
    chosen = request.session.get(SESSION_KEY, "")
    if _is_among(chosen, keys):
        return str(chosen)
    return keys[0] if keys else ""


def choose(request: HttpRequest, key: str) -> bool:
    """Work for that place from now on; False, and nothing changes, where the person has no role in it."""
    if not _is_among(key, keys_of(request.user)):  # type: ignore[arg-type]
        return False
    request.session[SESSION_KEY] = key
    apply(request, key)
    return True


def apply(request: HttpRequest, key: str) -> None:
    """Let the lists of this request show that place alone."""
    if key in {"", EVERYWHERE}:
        show_only(request.user)  # type: ignore[arg-type]
    else:
        show_only(request.user, None if key == PLATFORM else int(key))  # type: ignore[arg-type]


def key_for(page: Page, user: AbstractUser) -> str:
    """Key of the place that the page belongs to, empty where the person holds no role there."""
    department = department_of(page)
    key = key_of(department.pk if department else None)
    return key if key in keys_of(user) else ""


def places_of(user: AbstractUser) -> list[Place]:
    """The person's places with their names, in the order of the directory; the sum of them last."""
    keys = keys_of(user)
    names = {
        str(row.pk): row.short_name
        for row in Department.objects.filter(pk__in=[key for key in keys if key.isdecimal()])
    }
    places = [Place(PLATFORM, _("平台"))] if PLATFORM in keys else []
    places += [Place(key, name) for key, name in names.items()]
    return [*places, Place(EVERYWHERE, _("全部"))] if len(places) > 1 else places
