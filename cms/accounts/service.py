"""What other apps may do to accounts; anything else of this app is private."""

from __future__ import annotations

from .signin.links import invite
from .signin.second_factor import give_totp

__all__ = ["give_totp", "invite"]
