"""Confirmations of acts of structure: a column is given up or taken up again, a text is pinned."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from wagtail.admin.views.pages.create import AddSubpageView
from wagtail.models import Page

from cms.content import actions
from cms.content.actions import ActRefusedError
from cms.content.forms import PinForm, RetireForm
from cms.content.models import ArticlePage, ColumnPage
from cms.content.policies import may_arrange
from cms.publishing.permission_testers import refusal_to_delete

from .guard import hand_on

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse
    from django.http.response import HttpResponseBase

Kind = TypeVar("Kind", ColumnPage, ArticlePage)


class AddSubpage(AddSubpageView):
    """The kinds of page that the person may make here, texts first; one alone opens its form."""

    def dispatch(self, request: HttpRequest, parent_page_id: int) -> HttpResponseBase:
        parent = self.parent_page = get_object_or_404(Page, pk=parent_page_id).specific
        rights = parent.permissions_for_user(request.user)
        if not rights.can_add_subpage():
            raise PermissionDenied
        kinds = [kind for kind in rights.kinds_below() if kind.can_create_at(parent)]
        if not kinds:
            messages.error(request, _("“%(title)s”之下不能新建页面。") % {"title": parent.get_admin_display_title()})
            return redirect("wagtailadmin_explore", parent.pk)
        if len(kinds) == 1:
            return redirect("wagtailadmin_pages:add", kinds[0]._meta.app_label, kinds[0]._meta.model_name, parent.pk)
        kinds.sort(key=lambda kind: not kind.moderated)
        self.page_types = [
            (kind.get_verbose_name(), kind._meta.app_label, kind._meta.model_name, kind.get_page_description())
            for kind in kinds
        ]
        return super(AddSubpageView, self).dispatch(request)


def retire(request: HttpRequest, page_id: int) -> HttpResponse:
    """停办."""
    column = _allowed(request, ColumnPage, page_id)
    form = RetireForm(column, request.POST or None)
    return _confirm(
        request, column, form, _("停办栏目"),
        _("停办后，栏目“%(title)s”标明已停办并从导航中消失，已发布内容的地址继续有效。"),
        lambda: actions.retire_column(column, request.user, form.cleaned_data["successor"]),  # type: ignore[arg-type]
    )  # fmt: skip


def reinstate(request: HttpRequest, page_id: int) -> HttpResponse:
    """恢复."""
    column = _allowed(request, ColumnPage, page_id)
    return _confirm(
        request, column, forms.Form(request.POST or None), _("恢复栏目"), _("恢复后，栏目“%(title)s”重新出现在导航中。"),
        lambda: actions.reinstate_column(column, request.user),  # type: ignore[arg-type]
    )  # fmt: skip


def pin(request: HttpRequest, page_id: int) -> HttpResponse:
    """置顶 N 天."""
    article = _allowed(request, ArticlePage, page_id)
    form = PinForm(request.POST or None)
    effect = _("《%(title)s》将立即排在所在栏目最前。")
    if article.pinned_until and article.pinned_until > timezone.now():
        until = date_format(timezone.localtime(article.pinned_until), "Y-m-d H:i")
        effect += _("现在已置顶到 %(until)s，天数从今天重新算起。") % {"until": until}
    return _confirm(
        request, article, form, pgettext("动作", "置顶"), effect,
        lambda: actions.pin(article, request.user, form.cleaned_data["days"]),  # type: ignore[arg-type]
    )  # fmt: skip


def unpin(request: HttpRequest, page_id: int) -> HttpResponse:
    """取消置顶."""
    article = _allowed(request, ArticlePage, page_id)
    return _confirm(
        request, article, forms.Form(request.POST or None), _("取消置顶"), _("《%(title)s》将立即恢复按时间排列。"),
        lambda: actions.unpin(article, request.user),  # type: ignore[arg-type]
    )  # fmt: skip


def delete(request: HttpRequest, page_id: int) -> HttpResponseBase:
    """Wagtail's deletion, with the reason in words where a page has to stay."""
    reason = refusal_to_delete(get_object_or_404(Page, pk=page_id))
    if not reason:
        return hand_on(request)
    messages.error(request, reason)
    return redirect("wagtailadmin_explore", page_id)


def _allowed(request: HttpRequest, model: type[Kind], pk: int) -> Kind:
    page = get_object_or_404(model, pk=pk)
    if not may_arrange(request.user, page):  # type: ignore[arg-type]
        raise PermissionDenied
    return page


def _confirm(
    request: HttpRequest, page: Page, form: forms.Form, heading: str, effect: str, act: Callable[[], None]
) -> HttpResponse:
    """Show what will happen; do it when that was confirmed, and say so."""
    title = {"title": page.title}
    if request.method == "POST" and (form.is_valid() or not form.fields):
        try:
            act()
        except ActRefusedError as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("已完成：%(heading)s“%(title)s”。") % ({"heading": heading} | title))
        return redirect("wagtailadmin_explore", page.get_parent().pk)
    context = {"page": page, "form": form, "heading": heading, "effect": effect % title}
    return render(request, "content_admin/confirm_act.html", context)
