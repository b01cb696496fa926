"""Links that let a person set a password once: invitations, and help for who forgot it."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from cms.accounts.enums import LinkPurpose
from cms.accounts.models import PasswordLink, User

from . import emails, sessions

if TYPE_CHECKING:
    from collections.abc import Callable

#: Minutes in which a person is sent no second link to a forgotten password.
PAUSE_MINUTES: Final = 5


class LinkUsedError(Exception):
    """The link was used, withdrawn, or is too old."""


def digest_of(secret: str) -> str:
    """What is kept of a secret."""
    return hashlib.sha256(secret.encode()).hexdigest()


def make_link(user: User, purpose: LinkPurpose) -> str:
    """A new link of that purpose; earlier ones of the person no longer work. Returns its secret, which is kept nowhere."""
    if purpose == LinkPurpose.INVITATION:
        lasting = timedelta(hours=settings.INVITATION_HOURS)
    else:
        lasting = timedelta(minutes=settings.PASSWORD_LINK_MINUTES)
    secret = secrets.token_urlsafe(32)
    withdraw(user)
    PasswordLink.objects.create(
        user=user, purpose=purpose, digest=digest_of(secret), expires_at=timezone.now() + lasting
    )
    return secret


def withdraw(user: User) -> None:
    """Let no link of the person work any more."""
    PasswordLink.objects.filter(user=user, used_at=None).update(used_at=timezone.now())


def open_link(secret: str) -> PasswordLink | None:
    """The link of that secret while it can be used."""
    rows = PasswordLink.objects.filter(used_at=None, expires_at__gt=timezone.now(), user__is_active=True)
    return rows.filter(digest=digest_of(secret)).select_related("user").first()


@transaction.atomic
def use_link(secret: str, save_password: Callable[[User], object]) -> None:
    """Set the password of the person with `save_password`, and shut link and sessions. Raises LinkUsedError."""
    link = open_link(secret)
    if link is None or not PasswordLink.objects.select_for_update().filter(pk=link.pk, used_at=None).exists():
        raise LinkUsedError
    save_password(link.user)
    withdraw(link.user)
    sessions.end_all(link.user)


def invite(user: User) -> None:
    """Send an invitation once the person is saved."""
    secret = make_link(user, LinkPurpose.INVITATION)
    transaction.on_commit(lambda: emails.send_invitation(user, secret))


def help_with_password(account: str) -> None:
    """Send a link to the person of that account name; nothing happens where nobody has it, or one was just sent."""
    user = User.objects.filter(username__iexact=account.strip(), is_active=True).exclude(email="").first()
    since = timezone.now() - timedelta(minutes=PAUSE_MINUTES)
    if user is None or user.password_links.filter(purpose=LinkPurpose.FORGOTTEN, created_at__gt=since).exists():
        return
    if not user.has_usable_password():
        # An invitation is sent again by an administrator alone.
        return
    secret = make_link(user, LinkPurpose.FORGOTTEN)
    transaction.on_commit(lambda: emails.send_forgotten(user, secret))
