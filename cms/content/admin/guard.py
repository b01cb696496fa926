"""Wagtail's own screens behind a question that Wagtail does not ask."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.urls import URLResolver
from django.urls.resolvers import RegexPattern

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

    from cms.accounts.models import User


@cache
def _wagtail() -> URLResolver:
    # Imported when first asked: Wagtail's addresses come from hooks of all apps.
    from wagtail.admin import urls

    return URLResolver(RegexPattern(r"^/admin/"), urls.urlpatterns)


def guarded(allowed: Callable[[User], bool]) -> Callable[..., HttpResponseBase]:
    """A view that hands on to Wagtail's view of the same address, for people of whom `allowed` is true."""

    def view(request: HttpRequest, **_kwargs: Any) -> HttpResponseBase:
        if not allowed(request.user):  # type: ignore[arg-type]
            raise PermissionDenied
        return hand_on(request)

    return view


def hand_on(request: HttpRequest) -> HttpResponseBase:
    """Wagtail's own answer to the address."""
    match = _wagtail().resolve(request.path_info)
    request.resolver_match = match
    return match.func(request, *match.args, **match.kwargs)
