"""Letters with links that set a password. The address is the platform's own, never the one that a request names."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.users.models import UserProfile

if TYPE_CHECKING:
    from cms.accounts.models import User

logger = logging.getLogger(__name__)


def send_invitation(user: User, secret: str) -> bool:
    """Invite a new person to set a password; False when the mail server did not take the letter."""
    values = {"hours": settings.INVITATION_HOURS, "minutes": 0}
    with translation.override(language_of(user)):
        return _send(user, _("邀请您使用网站群管理平台"), "accounts/emails/invitation.txt", values, secret)


def send_forgotten(user: User, secret: str) -> bool:
    """Let a person set a new password in place of a forgotten one; False when the letter was not taken."""
    values = {"minutes": settings.PASSWORD_LINK_MINUTES}
    with translation.override(language_of(user)):
        return _send(user, _("重新设置网站群管理平台的密码"), "accounts/emails/forgotten.txt", values, secret)


def language_of(user: User) -> str:
    """The language that the person chose for the admin."""
    return str(UserProfile.get_for_user(user).get_preferred_language())


def _send(user: User, subject: str, template: str, values: dict[str, Any], secret: str) -> bool:
    path = reverse("accounts_password_link", args=[secret], urlconf="cms.urls.admin")
    values = values | {"user": user, "address": f"{settings.WAGTAILADMIN_BASE_URL}{path}"}
    try:
        send_mail(subject, render_to_string(template, values), None, [user.email])
    except OSError:
        logger.exception("letter_not_sent", extra={"user_id": user.pk, "template": template})
        return False
    return True
