"""Screens of the system administrator: all sites with their states, opening one, and the acts upon it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from cms.departments.models import Department
from sites.actions import ArchiveSite, RenameHost, ResumeSite, SiteAct, SuspendSite
from sites.models import HostedSite
from sites.policies import may_manage_sites
from sites.provisioning.departments import provision_department
from sites.refusals import RefusedError
from sites.roots import base_url
from sites.selectors import hosted_sites

from .forms import OpenSiteForm, ReasonForm, RenameForm
from .samples import render_sample

if TYPE_CHECKING:
    from collections.abc import Callable

    from django import forms
    from django.http import HttpRequest
    from django.utils.functional import _StrPromise

INDEX = "hosted_sites:index"


@dataclass(frozen=True, slots=True)
class ActScreen:
    """How an act is named and what a person is told before confirming it."""

    act: type[SiteAct]
    title: _StrPromise
    effect: _StrPromise
    form: type[forms.Form] = ReasonForm


ACTS: dict[str, ActScreen] = {
    "suspend": ActScreen(
        SuspendSite,
        gettext_lazy("暂停访问"),
        gettext_lazy("读者打开任何页面都会看到“暂停访问”和您填写的原因（HTTP 503）。编辑可以继续工作。可以随时恢复。"),
    ),
    "archive": ActScreen(
        ArchiveSite,
        gettext_lazy("归档"),
        gettext_lazy("页面照常可以阅读，并标明“已归档”；本部门人员不能再编辑，读者不能再提交。可以恢复。"),
    ),
    "resume": ActScreen(
        ResumeSite, gettext_lazy("恢复"), gettext_lazy("网站恢复正常：读者可以访问，本部门人员可以编辑。")
    ),
    "rename": ActScreen(
        RenameHost,
        gettext_lazy("更改主机名"),
        gettext_lazy("网站改用新的主机名；旧主机名上的每个地址永久转到新主机名的同一地址。页面标签中的正式域名不变。"),
        RenameForm,
    ),
}


def for_site_managers(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let only those in who manage sites, on reading and on writing."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_manage_sites(request.user):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded


@require_safe
@for_site_managers
def index(request: HttpRequest) -> HttpResponse:
    """All sites with host and state, and departments that have none."""
    # Imported here: the screens of departments are guarded by this module.
    from .organisation import screens_for

    rows = [
        (
            site,
            base_url(site.wagtail_site.hostname),
            acts_for(site),
            screens_for(site.department) if site.department else [],
        )
        for site in hosted_sites()
    ]
    channels = Department.objects.filter(site=None).select_related("root_page", "successor")
    return render(
        request,
        "sites/admin/index.html",
        {
            "rows": rows,
            "channels": [(department, screens_for(department)) for department in channels],
            "page_title": _("网站"),
            "icon": "site",
        },
    )


def acts_for(site: HostedSite) -> list[tuple[str, _StrPromise]]:
    """Keys and names of the acts that the site's state allows."""
    hidden = {"active": {"resume"}, "suspended": {"suspend"}, "archived": {"suspend", "archive"}}[site.status]
    if site.kind != "department":
        hidden = hidden | {"archive"}
    return [(key, screen.title) for key, screen in ACTS.items() if key not in hidden]


@for_site_managers
def open_site(request: HttpRequest) -> HttpResponse:
    """One form: a department and its site."""
    initial = {"department": request.GET.get("department", "")}
    form = OpenSiteForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            done = provision_department(
                form.chosen_code,
                by=request.user,  # type: ignore[arg-type]
                opens_site=form.cleaned_data["opens_site"],
                details=form.details,
                reason=form.cleaned_data["reason"],
            )
        except RefusedError as error:
            _complain(form, error)
        else:
            messages.success(request, _("%(name)s已开通：%(url)s") % {"name": done.department.name_zh, "url": done.url})
            return redirect(INDEX)
    sample = render_sample({"theme": form["theme"].value()})
    return render(request, "sites/admin/open.html", {"form": form, "sample": sample, "page_title": _("开通部门网站")})


@for_site_managers
def act(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """Confirm an act upon a site: what it means, and why it is done."""
    if name not in ACTS:
        raise Http404
    site = get_object_or_404(HostedSite.objects.select_related("wagtail_site"), pk=pk)
    screen = ACTS[name]
    form = screen.form(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            screen.act(site, by=request.user, **form.cleaned_data).perform()  # type: ignore[arg-type]
        except RefusedError as error:
            _complain(form, error)
        else:
            messages.success(request, _("%(act)s：%(site)s") % {"act": screen.title, "site": site})
            return redirect(INDEX)
    context = {"form": form, "screen": screen, "site": site, "page_title": screen.title}
    return render(request, "sites/admin/act.html", context)


@require_safe
def theme_sample(request: HttpRequest) -> HttpResponse:
    """A theme and its contrasts, for the form in which it is chosen."""
    return HttpResponse(render_sample(request.GET.dict()))


def _complain(form: forms.Form, error: RefusedError) -> None:
    for reason in error.reasons:
        form.add_error(None, reason)
