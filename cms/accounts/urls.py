"""Addresses of sign-in on the admin host. Those that stand in Wagtail's place have Wagtail's addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allauth.account import views as account
from allauth.mfa.base import views as factor
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as key
from django.urls import URLPattern, path
from wagtail.admin.auth import require_admin_access

from .signin import own_views as own
from .signin import security_views as security
from .signin import views as door

if TYPE_CHECKING:
    from collections.abc import Callable


def screen(route: str, view: Callable[..., Any], name: str) -> URLPattern:
    """An address that only people of the admin reach."""
    return path(route, require_admin_access(view), name=name)


#: Open to visitors of the admin host.
door_urlpatterns = [
    path("login/", door.SignInView.as_view(), name="account_login"),
    path("login/code/", factor.authenticate, name="mfa_authenticate"),
    path("logout/", account.logout, name="account_logout"),
    path("password_reset/", door.ForgottenView.as_view(), name="accounts_forgotten"),
    path("password/link/", door.PasswordByLinkView.as_view(), name="accounts_password_link_form"),
    path("password/link/<str:secret>/", door.password_link, name="accounts_password_link"),
    path("session/remaining/", own.session_remaining, name="accounts_session_remaining"),
    path("session/act/", own.session_act, name="accounts_session_act"),
]

own_urlpatterns = [
    screen("password/change/", door.OwnPasswordView.as_view(), "accounts_change_password"),
    screen("sessions/", own.SessionsView.as_view(), "accounts_sessions"),
    screen("two-step/", own.SecondFactorView.as_view(), "mfa_index"),
    screen("two-step/password/", account.reauthenticate, "account_reauthenticate"),
    screen("two-step/code/", factor.reauthenticate, "mfa_reauthenticate"),
    screen("two-step/key/", key.reauthenticate_webauthn, "mfa_reauthenticate_webauthn"),
    screen("two-step/app/", app.activate_totp, "mfa_activate_totp"),
    screen("two-step/app/off/", app.deactivate_totp, "mfa_deactivate_totp"),
    screen("two-step/codes/", codes.view_recovery_codes, "mfa_view_recovery_codes"),
    screen("two-step/codes/new/", codes.generate_recovery_codes, "mfa_generate_recovery_codes"),
    screen("two-step/codes/download/", codes.download_recovery_codes, "mfa_download_recovery_codes"),
    screen("two-step/keys/", key.list_webauthn, "mfa_list_webauthn"),
    screen("two-step/keys/new/", key.add_webauthn, "mfa_add_webauthn"),
    screen("two-step/keys/<int:pk>/", key.edit_webauthn, "mfa_edit_webauthn"),
    screen("two-step/keys/<int:pk>/remove/", key.remove_webauthn, "mfa_remove_webauthn"),
]

security_urlpatterns = [
    screen("security/locks/", security.LocksView.as_view(), "accounts_locks"),
    screen("security/two-step/", security.SecondFactorRulesView.as_view(), "accounts_second_factor_rules"),
    screen("users/<int:pk>/invite/", security.invite_again, "accounts_invite_again"),
    screen("users/<int:pk>/two-step/reset/", security.reset_second_factor, "accounts_reset_second_factor"),
]

admin_urlpatterns = [*door_urlpatterns, *own_urlpatterns, *security_urlpatterns]
