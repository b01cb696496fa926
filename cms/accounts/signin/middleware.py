"""Guards of the admin host that need the person: idle sessions end, and the gate is passed first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.contrib.auth import logout
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from . import gate, idle, sessions

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest
    from django.http.response import HttpResponseBase


class SignedInGuard:
    """Looks at requests of people who are signed in, once it is known which address they ask for."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: Any) -> HttpResponseBase | None:
        if getattr(request, "is_admin_plane", False) and request.user.is_authenticated:
            return self.guard(request)
        return None

    def guard(self, request: HttpRequest) -> HttpResponseBase | None:
        raise NotImplementedError


class IdleMiddleware(SignedInGuard):
    """Ends a session in which the person did nothing for SESSION_IDLE_MINUTES; who signs in again lands on the same page."""

    def guard(self, request: HttpRequest) -> HttpResponseBase | None:
        if idle.remaining(request) <= 0:
            logout(request)
            if not by_script(request):
                messages.info(
                    request, _("您已较长时间没有操作，为安全起见已退出登录。请重新登录，随后回到刚才的页面。")
                )
        elif request.resolver_match and idle.is_act(request, request.resolver_match) and idle.note_act(request):
            sessions.note(request)
        return None


class GateMiddleware(SignedInGuard):
    """Leads to what must be done first, whatever address of the admin is asked for."""

    def guard(self, request: HttpRequest) -> HttpResponseBase | None:
        due = gate.screen_due(request, request.user)  # type: ignore[arg-type]
        name = request.resolver_match.view_name if request.resolver_match else ""
        if due is None or gate.leads_there(name, due):
            return None
        if by_script(request):
            raise PermissionDenied
        target = reverse(due)
        if request.method == "GET":
            target += "?" + urlencode({"next": request.get_full_path()})
        return HttpResponseRedirect(target)


def by_script(request: HttpRequest) -> bool:
    """Whether a script of a page asks, which could not follow to another screen."""
    wanted = request.headers.get("Accept", "")
    return request.headers.get("X-Requested-With") == "XMLHttpRequest" or wanted.startswith("application/json")
