"""Who must sign in with two steps, who does, and what an administrator may do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.conf import settings
from django.core.cache import cache

from cms.accounts.models import SecondFactorRule
from cms.departments import roles
from cms.departments.scope import Scope

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.http import HttpRequest

    from cms.accounts.models import User

#: Codes from an app and keys. Recovery codes stand in for one of them and are none by themselves.
FACTORS: Final = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
CACHE_KEY: Final = "accounts:second-factor-departments"
#: Seconds for which the departments that ask for two steps are remembered.
CACHE_SECONDS: Final = 300


def is_required(user: User) -> bool:
    """Whether the person must sign in with two steps: every administrator, and whom the department or the platform asks."""
    scope = Scope.of(user)
    if scope.is_superuser:
        return True
    held = {role for role, _department in scope.held}
    if any(role.key in held and role.administrator for role in roles.roles()):
        return True
    if settings.SECOND_FACTOR_ON_PLATFORM and any(department is None for _role, department in scope.held):
        return True
    mine = scope.department_ids()
    return bool(mine and mine & asking_departments())


def asking_departments() -> set[int]:
    """Ids of the departments whose people all sign in with two steps."""
    return cache.get_or_set(CACHE_KEY, _asking, CACHE_SECONDS) or set()


def ask_departments(ids: Iterable[int], among: Iterable[int]) -> None:
    """Let those of the departments `among` that are in `ids` ask for two steps, and the rest of them not."""
    wanted, changeable = set(ids), set(among)
    SecondFactorRule.objects.filter(department_id__in=changeable - wanted).delete()
    for pk in wanted & changeable:
        SecondFactorRule.objects.get_or_create(department_id=pk)
    cache.delete(CACHE_KEY)


def has_one(user: User) -> bool:
    """Whether the person has an app or a key."""
    return Authenticator.objects.filter(user=user, type__in=FACTORS).exists()


def was_used(request: HttpRequest, user: User) -> bool:
    """Whether this session was opened with the second step; one that had none before has it once it is set up."""
    return any(record.get("method") == "mfa" for record in get_authentication_records(request, user)) or has_one(user)


def give_totp(user: User, secret: str) -> None:
    """Give a person an app with this secret (base 32), unless there is one already."""
    if not Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists():
        TOTP.activate(user, secret)


def take_away(user: User) -> None:
    """Remove app, keys and recovery codes: the person lost them and sets new ones up at the next sign-in."""
    Authenticator.objects.filter(user=user).delete()


def _asking() -> set[int]:
    return set(SecondFactorRule.objects.values_list("department_id", flat=True))
