from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "cms.accounts"
    label = "accounts"
    verbose_name = _("用户")

    def ready(self) -> None:
        # Imported here: checks and handlers read models, which are loaded by now.
        from allauth.mfa.models import Authenticator

        from cms.core.audit.service import track

        from . import (
            checks,  # noqa: F401 -- registers the checks
            signal_handlers,
        )
        from .models import PasswordLink, SecondFactorRule, User

        track(User, exclude=("last_login",))
        track(Authenticator, exclude=("data", "last_used_at"))
        track(PasswordLink, exclude=("digest",))
        track(SecondFactorRule)
        signal_handlers.connect()
