"""Screens of one's own sign-in: sessions, how long the present one lasts, the second step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allauth.mfa.base.views import IndexView
from django.contrib import messages
from django.contrib.auth import logout
from django.http import JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from . import gate, idle, second_factor, sessions
from .devices import device_name

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


class SessionsView(WagtailAdminTemplateMixin, TemplateView):
    """“我的会话”: where one is signed in, and signing out there or everywhere."""

    template_name = "accounts/sessions.html"
    page_title = gettext_lazy("我的会话")
    header_icon = "user"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = sessions.open_sessions(self.request.user)  # type: ignore[arg-type]
        return super().get_context_data(
            rows=[(session, device_name(session.user_agent)) for session in found], **kwargs
        )

    def post(self, request: HttpRequest) -> HttpResponse:
        """End the other sessions, or with `everywhere` this one as well."""
        user = request.user
        if "everywhere" in request.POST:
            sessions.end_all(user)  # type: ignore[arg-type]
            logout(request)
            messages.success(request, _("已在所有设备上退出登录。"))
            return redirect("account_login")
        ended = sessions.end_all(user, but=request.session.session_key)  # type: ignore[arg-type]
        messages.success(request, _("已退出其他 %(count)d 个会话。") % {"count": ended})
        return redirect("accounts_sessions")


class SecondFactorView(IndexView):
    """“两步登录”: app, keys and recovery codes. Without the frame of the admin while the gate is still to be passed."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        due = gate.screen_due(self.request, self.request.user) is not None  # type: ignore[arg-type]
        return super().get_context_data(
            layout="accounts/door.html" if due else "accounts/frame.html",
            due=due,
            required=second_factor.is_required(self.request.user),  # type: ignore[arg-type]
            page_title=_("两步登录"),
            **kwargs,
        )


@never_cache
def session_remaining(request: HttpRequest) -> HttpResponse:
    """Seconds until the session ends; 401 when it has. Asking does not make it longer."""
    if not request.user.is_authenticated:
        return JsonResponse({"remaining": 0, "login": reverse("account_login")}, status=401)
    return JsonResponse({"remaining": idle.remaining(request)})


@never_cache
@require_POST
def session_act(request: HttpRequest) -> HttpResponse:
    """The person wrote or clicked in an open page; the guard has counted it, as it counts every act."""
    if request.user.is_authenticated:
        idle.begin(request)
    return session_remaining(request)
