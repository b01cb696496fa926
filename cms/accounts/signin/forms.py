"""Forms of the door, in our words, each counting its failures."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.forms import LoginForm, ReauthenticateForm
from allauth.core import context
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as CodeReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, AuthenticateWebAuthnForm, EditWebAuthnForm
from django import forms
from django.contrib.auth.forms import PasswordChangeForm
from django.contrib.auth.signals import user_login_failed
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from . import locks

CODE_LABEL = _("验证码")


class SignInForm(LoginForm):
    """Account name and password. The field is called `username` in HTML, as password managers know it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("账号")
        self.fields["login"].widget.attrs |= {"placeholder": "", "autofocus": True, "autocapitalize": "none"}
        self.fields["password"].label = _("密码")
        self.fields["password"].help_text = ""
        self.fields["password"].widget.attrs["placeholder"] = ""

    def add_prefix(self, field_name: str) -> str:
        return "username" if field_name == "login" else super().add_prefix(field_name)


class PasswordAgainForm(ReauthenticateForm):
    """The password once more, before something that matters."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].label = _("密码")
        self.fields["password"].widget.attrs["placeholder"] = ""


@contextmanager
def telling_failure(user: Any) -> Iterator[None]:
    """Tell whoever listens to failed sign-ins of one that failed at its second step; `user` is None with a key alone."""
    try:
        yield
    except ValidationError:
        credentials = {"username": user.get_username() if user else ""}
        user_login_failed.send(sender=__name__, credentials=credentials, request=context.request)
        raise


class CountedCode(forms.Form):
    """A code that is counted like a password: after some failures the account is locked."""

    user: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = CODE_LABEL
        self.fields["code"].widget.attrs |= {"placeholder": "", "autofocus": True, "inputmode": "numeric"}

    def clean_code(self) -> str:
        """The code; raises ValidationError when it is wrong or the account is locked."""
        key = locks.account_key(self.user.get_username())
        with telling_failure(self.user):
            if not locks.attempt(key):
                raise get_adapter().validation_error("too_many_login_attempts")
            code: str = super().clean_code()  # type: ignore[misc]
        locks.give_back(key)
        return code


class CodeForm(CountedCode, AuthenticateForm):
    """The second step: a code of the app, or a recovery code."""


class CodeAgainForm(CountedCode, CodeReauthenticateForm):
    """A code once more, before something that matters."""


class KeyForm(AuthenticateWebAuthnForm):
    """The second step by a key."""

    def clean_credential(self) -> Authenticator:
        """The key; raises ValidationError while the account is locked."""
        with telling_failure(self.user):
            if self.user is not None and locks.locked(locks.account_key(self.user.get_username())):
                raise get_adapter().validation_error("too_many_login_attempts")
            return super().clean_credential()


class ActivateAppForm(ActivateTOTPForm):
    """The first code of a new app, which proves that it was set up."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = CODE_LABEL
        self.fields["code"].widget.attrs |= {"placeholder": "", "autofocus": True, "inputmode": "numeric"}


class AddKeyForm(AddWebAuthnForm):
    """A new key with a name by which the person knows it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("名称")


class RenameKeyForm(EditWebAuthnForm):
    """Another name for a key."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("名称")


class OwnPasswordForm(PasswordChangeForm):
    """A new password of one's own, with the present one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, label in {
            "old_password": _("当前密码"),
            "new_password1": _("新密码"),
            "new_password2": _("再次输入新密码"),
        }.items():
            self.fields[name].label = label


class ForgottenForm(forms.Form):
    """Whom to send a link: an account name."""

    account = forms.CharField(
        max_length=150, label=_("账号"), widget=forms.TextInput(attrs={"autocomplete": "username"})
    )
