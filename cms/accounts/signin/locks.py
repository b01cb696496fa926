"""After some failures an account, or a network address, cannot sign in for a while.

Names that nobody has are counted like others, so that a lock tells nothing. An attempt is counted before the password is
looked at and given back when it was right: many attempts at the same moment get no more guesses than one after another.
"""

from __future__ import annotations

import unicodedata
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from cms.accounts.enums import LockKind
from cms.accounts.models import SignInLock

if TYPE_CHECKING:
    from datetime import datetime

    from django.db.models import QuerySet

Key = tuple[LockKind, str]

#: Days after which counts that lock nothing are thrown away.
KEPT_DAYS: Final = 1


def account_key(name: str) -> Key:
    """Key of an account name as it was typed, whatever its case or width."""
    return LockKind.ACCOUNT, unicodedata.normalize("NFKC", name).strip().casefold()[:150]


def address_key(address: str) -> Key:
    """Key of a network address."""
    return LockKind.ADDRESS, address


def attempt(*keys: Key) -> bool:
    """Count one attempt under each key; False, and nothing counted, when one of them is locked."""
    now = timezone.now()
    with transaction.atomic():
        rows = [_row(key) for key in sorted(keys)]
        if any(is_locked(row, now) for row in rows):
            return False
        for row in rows:
            _count(row, now)
    SignInLock.objects.filter(last_failure_at__lt=now - timedelta(days=KEPT_DAYS)).delete()
    return True


def give_back(*keys: Key) -> None:
    """Take one attempt back, because it was right."""
    with transaction.atomic():
        for key in sorted(keys):
            row = _row(key)
            row.failures = max(row.failures - 1, 0)
            row.locked_until = row.locked_until if row.failures >= limit(row) else None
            row.save()


def forget(*keys: Key) -> None:
    """Begin to count anew: the person signed in, or the security administrator unlocks."""
    for kind, key in keys:
        SignInLock.objects.filter(kind=kind, key=key).delete()


def locked(*keys: Key) -> bool:
    """Whether one of the keys is locked now."""
    now = timezone.now()
    rows = SignInLock.objects.filter(locked_until__gt=now)
    return any(rows.filter(kind=kind, key=key).exists() for kind, key in keys)


def current() -> QuerySet[SignInLock]:
    """What is locked now, the newest first."""
    return SignInLock.objects.filter(locked_until__gt=timezone.now()).order_by("-locked_until")


def is_locked(row: SignInLock, now: datetime) -> bool:
    """Whether the row keeps people out at that moment."""
    return row.locked_until is not None and row.locked_until > now


def limit(row: SignInLock) -> int:
    """Failures that lock a row of this kind: many people may share one address."""
    return settings.SIGN_IN_FAILURES if row.kind == LockKind.ACCOUNT else settings.SIGN_IN_FAILURES_PER_ADDRESS


def _row(key: Key) -> SignInLock:
    row, _created = SignInLock.objects.select_for_update().get_or_create(kind=key[0], key=key[1])
    return row


def _count(row: SignInLock, now: datetime) -> None:
    span = timedelta(minutes=settings.SIGN_IN_LOCK_MINUTES)
    if row.last_failure_at is None or row.last_failure_at < now - span:
        row.failures = 0
    row.failures += 1
    row.last_failure_at = now
    row.locked_until = now + span if row.failures >= limit(row) else None
    row.save()
