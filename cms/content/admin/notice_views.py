"""One click, one confirmation: a banner or mourning grey goes up or down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from wagtail.models import Site

from cms.content.actions import is_up, put_up, take_down
from cms.departments.sharing.policies import keeps_row

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from cms.content.models.shared import SitewideNotice


def switch_notice(request: HttpRequest, pk: int, model: type[SitewideNotice]) -> HttpResponse:
    """Name the effect and the sites on GET, do it on POST."""
    notice = get_object_or_404(model, pk=pk)
    if not keeps_row(request.user, notice):
        raise PermissionDenied
    up, index = is_up(notice), f"{model._meta.model_name}:index"
    if request.method == "POST":
        act, words = (take_down, _("已撤下“%(title)s”。")) if up else (put_up, _("已启用“%(title)s”。"))
        act(notice, request.user)  # type: ignore[arg-type]
        messages.success(request, words % {"title": notice})
        return redirect(index)
    sites = Site.objects.order_by("hostname") if notice.all_sites else notice.sites.order_by("hostname")
    context = {"notice": notice, "up": up, "sites": sites, "index": index, "kind": model._meta.verbose_name}
    return render(request, "content_admin/switch_notice.html", context)
