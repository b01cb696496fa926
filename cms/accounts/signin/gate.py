"""What a person must do before the admin opens: change a password that grew old, set up the second step."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.utils import timezone

from . import second_factor

if TYPE_CHECKING:
    from django.http import HttpRequest

    from cms.accounts.models import User

#: Open to everybody who is signed in, whatever is still to be done.
ALWAYS: Final = frozenset(
    {
        "account_login", "account_logout", "wagtailadmin_logout", "account_reauthenticate", "mfa_reauthenticate",
        "mfa_reauthenticate_webauthn", "accounts_session_remaining", "accounts_session_act",
        "accounts_password_link", "accounts_password_link_form", "wagtailadmin_javascript_catalog",
        "wagtailadmin_sprite",
    }
)  # fmt: skip
PASSWORD_SCREEN: Final = "accounts_change_password"  # noqa: S105 -- the name of an address
FACTOR_SCREEN: Final = "mfa_index"
FACTOR_SCREENS: Final = frozenset({FACTOR_SCREEN, "mfa_activate_totp", "mfa_add_webauthn"})


def screen_due(request: HttpRequest, user: User) -> str | None:
    """Name of the screen that the person must pass first; None when the admin is open."""
    if password_is_old(user):
        return PASSWORD_SCREEN
    if second_factor.is_required(user) and not second_factor.was_used(request, user):
        return FACTOR_SCREEN
    return None


def password_is_old(user: User) -> bool:
    """Whether the password was set more than PASSWORD_MAX_AGE_DAYS ago."""
    days = settings.PASSWORD_MAX_AGE_DAYS
    return bool(days and user.password_changed_at < timezone.now() - timedelta(days=days))


def leads_there(name: str, due: str) -> bool:
    """Whether an address of that name may be opened while this screen is due."""
    return name in ALWAYS or name == due or (due == FACTOR_SCREEN and name in FACTOR_SCREENS)
