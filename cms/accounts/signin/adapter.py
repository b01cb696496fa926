"""How django-allauth behaves here: locks, one message for every failure, no accounts made by visitors."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import authenticate
from django.contrib.auth.signals import user_login_failed
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from . import locks

if TYPE_CHECKING:
    from django.http import HttpRequest

    from cms.accounts.models import User

#: Said of an unknown account, a wrong password and an account that is shut alike.
MISMATCH = gettext_lazy("账号或密码不正确。")
LOCKED = gettext_lazy("登录失败次数过多，已暂时锁定。请在 %(minutes)d 分钟后再试，或联系安全管理员。")
WRONG_CODE = gettext_lazy("验证码不正确，或已经使用过。")
#: What allauth tells after an act, by the name of its template.
SAID = {
    "mfa/messages/totp_activated.txt": gettext_lazy("已启用验证器应用。"),
    "mfa/messages/totp_deactivated.txt": gettext_lazy("已停用验证器应用。"),
    "mfa/messages/webauthn_added.txt": gettext_lazy("已添加安全密钥。"),
    "mfa/messages/webauthn_removed.txt": gettext_lazy("已移除安全密钥。"),
    "mfa/messages/recovery_codes_generated.txt": gettext_lazy("已生成新的恢复码，旧的恢复码不再有效。"),
}


class AccountAdapter(DefaultAccountAdapter):
    """Sign-in by account name; everything else that allauth could do with accounts is off."""

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self.error_messages: dict[str, Any] = DefaultAccountAdapter.error_messages | {
            "username_password_mismatch": MISMATCH,
            "incorrect_password": MISMATCH,
            "too_many_login_attempts": LOCKED % {"minutes": settings.SIGN_IN_LOCK_MINUTES},
            "rate_limited": gettext_lazy("请求过于频繁，请稍后再试。"),
        }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody makes an account of the own."""
        return False

    def authenticate(self, request: HttpRequest, **credentials: Any) -> User | None:
        """The person of these credentials; raises ValidationError while the account or the address is locked."""
        keys = (
            locks.account_key(str(credentials.get("username", ""))),
            locks.address_key(self.get_client_ip(request)),
        )
        if not locks.attempt(*keys):
            refused = {"username": credentials.get("username"), "locked": True}
            user_login_failed.send(sender=__name__, credentials=refused, request=request)
            raise self.validation_error("too_many_login_attempts")
        user = authenticate(request, **credentials)
        # Accounts that are shut answer like a wrong password.
        AuthenticationBackend.unstash_authenticated_user()
        # People without any role are refused as well: there is nothing that they could open.
        if user is None or not user.has_perm("wagtailadmin.access_admin"):
            return None
        locks.give_back(*keys)
        return user  # type: ignore[return-value]

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Not again for who signed in a moment ago: the second step is set up right after the first sign-in."""
        records = get_authentication_records(context.request, context.request.user)
        fresh = time.time() - app_settings.REAUTHENTICATION_TIMEOUT
        if any(record.get("at", 0) > fresh for record in records):
            return False
        return super().is_reauthentication_required(app=app, **kwargs)

    def get_reauthentication_methods(self, user: User) -> list[dict[str, Any]]:
        """Ways to prove again who one is, in our words."""
        words = {
            "reauthenticate": _("使用密码"),
            "mfa_reauthenticate": _("使用验证码"),
            "mfa_reauthenticate:webauthn": _("使用安全密钥"),
        }
        return [way | {"description": words[way["id"]]} for way in super().get_reauthentication_methods(user)]

    def add_message(
        self, request: HttpRequest, level: int, message_template: str | None = None, *_: Any, **kw: Any
    ) -> None:
        """Say in our words what allauth has to say; greetings and goodbyes are left out."""
        text = kw.get("message") or SAID.get(message_template or "")
        if text:
            messages.add_message(request, level, str(text))


class FactorAdapter(DefaultMFAAdapter):
    """Second steps in our words."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": WRONG_CODE,
        "cannot_generate_recovery_codes": gettext_lazy("请先启用验证器应用或安全密钥，再生成恢复码。"),
    }

    def get_totp_label(self, user: User) -> str:
        return user.username

    def _get_site_name(self) -> str:
        return str(settings.WAGTAIL_SITE_NAME)

    def generate_authenticator_name(self, user: User, type: Authenticator.Type) -> str:  # noqa: A002 -- allauth's name
        """A name for one more key."""
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return _("安全密钥 %(number)d") % {"number": number}
