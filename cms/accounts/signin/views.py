"""Screens of the door: sign-in, passwords set by link, passwords that grew old, a forgotten password."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from allauth.account.views import LoginView
from allauth.core import ratelimit
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout, update_session_auth_hash
from django.contrib.auth.forms import SetPasswordForm
from django.http import HttpResponseRedirect
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import FormView

from cms.accounts.tasks import help_with_password

from . import gate, links, sessions
from .forms import ForgottenForm, OwnPasswordForm

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse
    from django.http.response import HttpResponseBase

#: Where the secret of a link waits while the form is open, so that no address shows it.
LINK_KEY: Final = "password_link"


class SignInView(LoginView):
    """The door of the admin. Signed-in people without any role are let out again."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.user.is_authenticated and not request.user.has_perm("wagtailadmin.access_admin"):
            logout(request)
        return super().dispatch(request, *args, **kwargs)


@never_cache
def password_link(request: HttpRequest, secret: str) -> HttpResponse:
    """Take the secret out of the address; opening a link does not use it, for mail scanners open links as well."""
    request.session[LINK_KEY] = secret
    return redirect("accounts_password_link_form")


@method_decorator([never_cache, sensitive_post_parameters()], name="dispatch")
class PasswordByLinkView(FormView):
    """Set a password by a link that was sent; then one signs in as always."""

    template_name = "accounts/password_by_link.html"
    form_class = SetPasswordForm

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.link = links.open_link(str(request.session.get(LINK_KEY, "")))
        if self.link is None:
            return self.gone()
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"user": self.link.user}  # type: ignore[union-attr]

    def get_form(self, form_class: Any = None) -> SetPasswordForm[Any]:
        form = super().get_form(form_class)
        form.fields["new_password1"].label = _("新密码")
        form.fields["new_password2"].label = _("再次输入新密码")
        return form

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(person=self.link.user, **kwargs)  # type: ignore[union-attr]

    def form_valid(self, form: SetPasswordForm[Any]) -> HttpResponse:
        secret = self.request.session.pop(LINK_KEY)
        try:
            links.use_link(secret, lambda _user: form.save())
        except links.LinkUsedError:
            return self.gone()
        messages.success(self.request, _("密码已设置，请登录。"))
        return redirect("account_login")

    def gone(self) -> HttpResponse:
        """The same words for a link that is unknown, used, withdrawn or too old."""
        return TemplateResponse(self.request, "accounts/link_gone.html", status=410)


@method_decorator([never_cache, sensitive_post_parameters()], name="dispatch")
class OwnPasswordView(FormView):
    """Change one's own password; required when it grew old. Other sessions of the person end."""

    template_name = "accounts/change_password.html"
    form_class = OwnPasswordForm

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"user": self.request.user}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        old = gate.password_is_old(self.request.user)  # type: ignore[arg-type]
        return super().get_context_data(old=old, days=settings.PASSWORD_MAX_AGE_DAYS, **kwargs)

    def form_valid(self, form: OwnPasswordForm) -> HttpResponse:
        user = form.save()
        update_session_auth_hash(self.request, user)
        sessions.end_all(user, but=self.request.session.session_key)
        sessions.note(self.request)
        messages.success(self.request, _("密码已修改，其他会话均已退出。"))
        return HttpResponseRedirect(self.get_success_url())

    def get_success_url(self) -> str:
        target = self.request.GET.get("next", "")
        secure = self.request.is_secure()
        if url_has_allowed_host_and_scheme(target, {self.request.get_host()}, require_https=secure):
            return target
        return reverse("wagtailadmin_home")


class ForgottenView(FormView):
    """Ask for a link to a forgotten password; the answer is the same whether or not anybody has that name."""

    template_name = "accounts/forgotten.html"
    form_class = ForgottenForm

    def post(self, request: HttpRequest, *args: str, **kwargs: Any) -> HttpResponse:
        refusal = ratelimit.consume_or_429(request, action="reset_password")
        return refusal or super().post(request, *args, **kwargs)

    def form_valid(self, form: ForgottenForm) -> HttpResponse:
        help_with_password.enqueue(form.cleaned_data["account"])
        return TemplateResponse(self.request, "accounts/forgotten_sent.html")
