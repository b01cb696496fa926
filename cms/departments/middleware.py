"""Lets the admin show the place that a person of several works for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.utils.translation import gettext as _
from wagtail.models import Page

from . import acting
from .scope import Scope

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

#: Names under which addresses of the admin carry the page they are about.
PAGE_ARGUMENTS = ("page_id", "parent_page_id", "page_to_move_id")


class ActingMiddleware:
    """Narrows lists to the chosen place. Who opens a page of another of the own places works for that one from then on;
    what such a page's form sends is taken for its own place, whatever was chosen elsewhere in between."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, _view: Any, _args: Any, kwargs: dict[str, Any]) -> None:
        if not getattr(request, "is_admin_plane", False) or not request.user.is_authenticated:
            return
        if request.user.is_superuser or len(Scope.of(request.user).places()) < 2:
            return
        key = acting.current_key(request)
        acting.apply(request, key)
        page = next((kwargs[name] for name in PAGE_ARGUMENTS if name in kwargs), None)
        if page is not None and key != acting.EVERYWHERE:
            follow(request, int(page), key)


def follow(request: HttpRequest, page_id: int, key: str) -> None:
    """Work for the place of the page where it is another of the person's own."""
    page = Page.objects.filter(pk=page_id).only("path", "depth").first()
    there = acting.key_for(page, request.user) if page else ""  # type: ignore[arg-type]
    if there in {"", key}:
        return
    if request.method != "GET" or request.headers.get("X-Requested-With") == "XMLHttpRequest":
        acting.apply(request, there)
        return
    acting.choose(request, there)
    name = next(place.name for place in acting.places_of(request.user) if place.key == there)  # type: ignore[arg-type]
    messages.info(request, _("本页属于“%(place)s”，现在显示的是“%(place)s”的内容。") % {"place": name})
