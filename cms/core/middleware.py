"""Guards at the door, and Django's stateful middleware kept to the admin host."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.core.exceptions import BadRequest
from django.middleware.csrf import CsrfViewMiddleware
from django.middleware.locale import LocaleMiddleware

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponseForbidden
    from django.http.response import HttpResponseBase

#: Longest address that is looked at, characters.
LONGEST_ADDRESS = 4096


class RequestGuardMiddleware:
    """Refuses addresses that no page can have: too long, NUL bytes, lone surrogates, broken percent codes.

    It stands behind the middleware that knows the host, so that the 400 wears the dress of the site.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        query = request.META.get("QUERY_STRING", "")
        if len(request.path_info) + len(query) > LONGEST_ADDRESS or not (
            clean(request.path_info) and "%00" not in query
        ):
            raise BadRequest
        return self.get_response(request)


def clean(text: str) -> bool:
    """Whether the text can be stored and compared: no NUL, no lone surrogate, no replacement of broken bytes."""
    return not any(char in "\x00\ufffd" or "\ud800" <= char <= "\udfff" for char in text)


class AdminPlaneMixin:
    """Runs the middleware on the admin host only; public pages have no session, user or CSRF token."""

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if getattr(request, "is_admin_plane", False):
            return super().__call__(request)  # type: ignore[misc]
        return self.get_response(request)  # type: ignore[attr-defined]


class AdminSessionMiddleware(AdminPlaneMixin, SessionMiddleware):
    """Sessions of the admin host."""


class AdminLocaleMiddleware(AdminPlaneMixin, LocaleMiddleware):
    """Language of the admin host; Wagtail then applies the person's own choice."""


class AdminAuthenticationMiddleware(AdminPlaneMixin, AuthenticationMiddleware):
    """Users of the admin host."""


class AdminMessageMiddleware(AdminPlaneMixin, MessageMiddleware):
    """Messages of the admin host."""


class AdminCsrfMiddleware(AdminPlaneMixin, CsrfViewMiddleware):
    """CSRF tokens of the admin host. Public POSTs check Origin and Sec-Fetch-Site instead."""

    def process_request(self, request: HttpRequest) -> None:
        if getattr(request, "is_admin_plane", False):
            super().process_request(request)

    def process_view(self, request: HttpRequest, *rest: Any) -> HttpResponseForbidden | None:
        if getattr(request, "is_admin_plane", False):
            return super().process_view(request, *rest)
        return None
