"""Codes of the second step for demonstration accounts: their app has one secret, which everybody may know."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.conf import settings

if TYPE_CHECKING:
    from collections.abc import Callable

#: Base 32, for an app on a telephone.
SECRET: Final = "HNCLUSTERDEMOXIANGJIANGYUELU2345"
#: Seconds for which a code holds; the one after it is taken as well.
PERIOD: Final = 30


def code_now(ahead: int = 0) -> str:
    """The code of this half minute, or of one that is `ahead` of it."""
    return format_hotp_value(hotp_value(SECRET, int(time.time()) // PERIOD + ahead))


class Codes:
    """Codes for a script that signs in: none twice for one account, since a code is taken once."""

    def __init__(self, wait: Callable[[float], None] = time.sleep) -> None:
        self._wait = wait
        self._last: dict[str, int] = {}

    def next_for(self, username: str) -> str:
        """A code that the account has not used; waits when the next one would be too far ahead."""
        counter = max(self._now(), self._last.get(username, 0) + 1)
        while counter > self._now() + settings.MFA_TOTP_TOLERANCE:
            self._wait(1)
        self._last[username] = counter
        return format_hotp_value(hotp_value(SECRET, counter))

    def _now(self) -> int:
        return int(time.time()) // PERIOD
