from __future__ import annotations

from .signin import FormerPassword, PasswordLink, SecondFactorRule, SignInLock
from .users import User

__all__ = ["FormerPassword", "PasswordLink", "SecondFactorRule", "SignInLock", "User"]
