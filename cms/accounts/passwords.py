"""Rules of passwords that Django has not: classes of characters, names inside, and passwords a person had before."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from django.contrib.auth.hashers import check_password
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from .models import FormerPassword, User

if TYPE_CHECKING:
    from collections.abc import Iterator

CLASSES: Final = (re.compile(r"[A-Z]"), re.compile(r"[a-z]"), re.compile(r"[0-9]"), re.compile(r"[^A-Za-z0-9]"))


class ClassesValidator:
    """A password mixes capital letters, small letters, digits and other characters."""

    def __init__(self, at_least: int = 3) -> None:
        self.at_least = at_least

    def validate(self, password: str, user: User | None = None) -> None:
        """Raise ValidationError when too few classes occur."""
        if sum(bool(found.search(password)) for found in CLASSES) < self.at_least:
            raise ValidationError(self.get_help_text(), code="password_too_few_classes")

    def get_help_text(self) -> str:
        """What the person is told."""
        return _("密码须包含大写字母、小写字母、数字、其他字符这四类中的至少 %(count)d 类。") % {"count": self.at_least}


class OwnNameValidator:
    """A password does not hold the account name, the name or the mailbox of the person. Beside Django's likeness of the whole."""

    def __init__(self, shortest: int = 3) -> None:
        self.shortest = shortest

    def validate(self, password: str, user: User | None = None) -> None:
        """Raise ValidationError when one of them, `shortest` characters or longer, is inside."""
        if user is None:
            return
        own = (user.username, user.full_name, user.email.partition("@")[0])
        if any(len(word) >= self.shortest and word.casefold() in password.casefold() for word in own):
            raise ValidationError(self.get_help_text(), code="password_holds_name")

    def get_help_text(self) -> str:
        """What the person is told."""
        return _("密码不得包含账号、姓名或邮箱名。")


class HistoryValidator:
    """A password is none of those a person had last; each new one is remembered."""

    def __init__(self, remembered: int = 5) -> None:
        self.remembered = remembered

    def validate(self, password: str, user: User | None = None) -> None:
        """Raise ValidationError for the present password and the ones before it."""
        if user is not None and user.pk and any(check_password(password, was) for was in self._had(user)):
            raise ValidationError(self.get_help_text(), code="password_used_before")

    def get_help_text(self) -> str:
        """What the person is told."""
        return _("不能使用最近 %(count)d 次用过的密码。") % {"count": self.remembered}

    def password_changed(self, password: str, user: User | None = None) -> None:
        """Remember the new password; called by Django once a person with it is saved."""
        if user is None or not user.pk or not user.has_usable_password():
            return
        FormerPassword.objects.create(user=user, encoded=user.password)
        kept = FormerPassword.objects.filter(user=user).values("pk")[: self.remembered]
        FormerPassword.objects.filter(user=user).exclude(pk__in=list(kept.values_list("pk", flat=True))).delete()
        user.password_changed_at = timezone.now()
        User.objects.filter(pk=user.pk).update(password_changed_at=user.password_changed_at)

    def _had(self, user: User) -> Iterator[str]:
        # The row is read anew: a form may have put the new hash onto this object already.
        kept: Any = User.objects.filter(pk=user.pk).values_list("password", flat=True).first()
        before = list(user.former_passwords.values_list("encoded", flat=True)[: self.remembered])
        yield from dict.fromkeys([kept or "", *before])
