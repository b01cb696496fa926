"""Screens of who answers for sign-in: locks, departments that ask for two steps, a person's lost second step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.log_actions import log

from cms.accounts.models import SignInLock
from cms.accounts.policies import PeoplePolicy, answers_for_security, departments_administered
from cms.departments.selectors import active_departments

from . import links, locks, second_factor, sessions

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest, HttpResponse
    from django.http.response import HttpResponseBase

    from cms.accounts.models import User
    from cms.departments.models import Department


class LocksView(WagtailAdminTemplateMixin, TemplateView):
    """“登录锁定”: what is locked now. Only the security administrator unlocks."""

    template_name = "accounts/locks.html"
    page_title = gettext_lazy("登录锁定")
    header_icon = "lock"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not answers_for_security(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(locks=locks.current(), **kwargs)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Unlock one row."""
        posted = request.POST.get("lock", "")
        row = get_object_or_404(SignInLock, pk=posted if posted.isdecimal() else 0)
        locks.forget((row.kind, row.key))  # type: ignore[arg-type]
        if person := get_user_model().objects.filter(username__iexact=row.key).first():
            log(person, "accounts.unlock")
        messages.success(request, _("已解除对“%(key)s”的锁定。") % {"key": row.key})
        return redirect("accounts_locks")


class SecondFactorRulesView(WagtailAdminTemplateMixin, TemplateView):
    """“两步登录要求”: departments in which not the administrators alone sign in with two steps."""

    template_name = "accounts/second_factor_rules.html"
    page_title = gettext_lazy("两步登录要求")
    header_icon = "key"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.departments = departments_ruled(request.user)  # type: ignore[arg-type]
        if not self.departments:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            departments=self.departments, asking=second_factor.asking_departments(), **kwargs
        )

    def post(self, request: HttpRequest) -> HttpResponse:
        """Save the switches; departments that the person does not rule are refused in words and nothing is changed."""
        posted = {pk for pk in request.POST.getlist("departments") if pk.isdecimal()}
        own = {department.pk for department in self.departments}
        wanted = {int(pk) for pk in posted}
        if not wanted <= own:
            messages.error(request, _("只能设置本部门的两步登录要求，未作任何修改。"))
        else:
            second_factor.ask_departments(wanted, among=own)
            messages.success(request, _("两步登录要求已保存。"))
        return redirect("accounts_second_factor_rules")


def departments_ruled(user: User) -> QuerySet[Department] | list[Department]:
    """Departments whose rule of two steps the person sets: all, or those administered."""
    if answers_for_security(user):
        return active_departments()
    return list(active_departments().filter(pk__in=departments_administered(user)))


@require_POST
def reset_second_factor(request: HttpRequest, pk: int) -> HttpResponse:
    """Take app and keys of a person who lost them away, and end the sessions. Only for the security administrator."""
    person = get_object_or_404(get_user_model(), pk=pk)
    allowed = answers_for_security(request.user) and person != request.user
    if not allowed or not PeoplePolicy().user_has_permission_for_instance(request.user, "change", person):  # type: ignore[arg-type]
        raise PermissionDenied
    second_factor.take_away(person)
    sessions.end_all(person)
    log(person, "accounts.reset_second_factor")
    messages.success(request, _("已重置“%(name)s”的两步登录，其会话均已退出。") % {"name": person})
    return redirect("wagtailusers_users:edit", pk)


@require_POST
def invite_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Send another invitation to a person who has not set a password yet; the first one no longer works."""
    person = get_object_or_404(get_user_model(), pk=pk)
    if not PeoplePolicy().user_has_permission_for_instance(request.user, "change", person):  # type: ignore[arg-type]
        raise PermissionDenied
    if person.has_usable_password() or not person.is_active:
        messages.error(request, _("此人已设置密码或已停用，不能再发送邀请。忘记密码者请在登录页自行申请链接。"))
    else:
        links.invite(person)
        log(person, "accounts.invite")
        messages.success(request, _("邀请已发送至 %(email)s。") % {"email": person.email})
    return redirect("wagtailusers_users:edit", pk)
