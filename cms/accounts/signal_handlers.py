"""What follows a sign-in, and a change of second steps."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import clear_authentication_records
from allauth.mfa.signals import authenticator_added, authenticator_removed
from django.contrib.auth.signals import user_logged_in

from .signin import idle, locks, second_factor, sessions

if TYPE_CHECKING:
    from django.http import HttpRequest

    from .models import User

logger = logging.getLogger(__name__)


def signed_in(request: HttpRequest, user: User, **_kwargs: Any) -> None:
    """Begin to count idle time, and forget the failures before."""
    if hasattr(request, "session"):
        idle.begin(request)
    locks.forget(locks.account_key(user.get_username()))
    if user.is_superuser:
        address = get_adapter().get_client_ip(request) if request.META.get("REMOTE_ADDR") else "-"
        logger.warning("A holder of all rights signed in: %s from %s", user.get_username(), address)


def factor_added(request: HttpRequest, user: User, **_kwargs: Any) -> None:
    """Sessions that were opened without the second step end."""
    sessions.end_all(user, but=request.session.session_key)


def factor_removed(request: HttpRequest, user: User, **_kwargs: Any) -> None:
    """Who has no second step any more is asked to set one up, where the role needs it."""
    if not second_factor.has_one(user):
        clear_authentication_records(request)


def connect() -> None:
    """Listen to sign-ins and second steps."""
    user_logged_in.connect(signed_in, dispatch_uid="accounts_signed_in")
    authenticator_added.connect(factor_added, dispatch_uid="accounts_factor_added")
    authenticator_removed.connect(factor_removed, dispatch_uid="accounts_factor_removed")
