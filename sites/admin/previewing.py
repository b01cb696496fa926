"""A site as it would look with settings that are not saved: posted values are kept in the person's session for a while,
and its pages are rendered with them by the code that renders them for readers."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING, Any, Final

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.models import Site
from wagtail.permissions import policy_registry

from cms.content.chrome import home_link
from cms.content.navigation import tree_in_order
from cms.content.routing import find_page
from cms.content.selectors import tree_of
from cms.content.versioned import keep
from sites.context import unsaved_context
from sites.middleware import CSP_HEADER, public_policy
from sites.models import SiteProfile

from .my_site import EDIT, PREVIEW, work_for
from .panels import settings_panel

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

    from cms.content.site_context import SiteContext

    from .settings_form import SiteSettingsForm

#: Seconds for which posted values can be looked at.
LONGEST_LOOK: Final = 30 * 60
HOME: Final = "my_site:preview_home"
#: Links within the site in the HTML of its pages.
LOCAL_LINK = re.compile(r'(<a\b[^>]*?\shref=")/(?!/)([^"]*)"')


@require_http_methods(["GET", "HEAD", "POST"])
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """POST takes values of the form, or says what is wrong with them; GET shows the pages made with them."""
    profile = _own_profile(request, pk)
    if request.method == "POST":
        form = _form(request, profile, request.POST)
        if not form.is_valid():
            return render(request, "sites/admin/preview_refused.html", _frame(form))
        request.session[_key(pk)] = {"values": request.POST.urlencode(), "at": time.time()}
        return _private(redirect(PREVIEW, pk))
    site = _site(request, profile)
    if site is None:
        return _gone(request, pk)
    pages = [home_link(site), *(node.link for node in tree_of(site).sections)]
    shown = next((page.url for page in pages if page.url == request.GET.get("page")), pages[0].url)
    context = {
        "site": site,
        "pages": pages,
        "shown": shown,
        "page_url": reverse(HOME, args=[pk]) + shown.lstrip("/"),
        "edit_url": reverse(EDIT, args=[pk]),
        "page_title": _("预览：%(site)s") % {"site": site.name},
    }
    return _private(render(request, "sites/admin/preview.html", context))


@require_safe
def preview_page(request: HttpRequest, pk: int, rest: str = "") -> HttpResponseBase:
    """One page of the site, `rest` its path, made with the posted values."""
    site = _site(request, _own_profile(request, pk))
    if site is None:
        return _gone(request, pk)
    try:
        page = find_page(site, rest)
    except Http404:
        elsewhere = {"address": f"{site.base_url}/{rest}", "page_title": _("不在预览之内")}
        return _private(render(request, "sites/admin/preview_elsewhere.html", elsewhere, status=404))
    request.site_context = site  # type: ignore[attr-defined]
    response = page.serve_preview(request, "")
    if response.status_code == 200:
        response.content = _led_within(response.content.decode(), pk).encode()
    del response.headers["Last-Modified"]
    response.headers[CSP_HEADER] = public_policy()
    return _private(response)


def _own_profile(request: HttpRequest, pk: int) -> SiteProfile:
    """Settings of the site; raises PermissionDenied for a site that is not the person's."""
    site = get_object_or_404(Site.objects.select_related("hosted"), pk=pk, hosted__isnull=False)
    if not policy_registry.get_by_type(SiteProfile).user_has_permission_for_instance(request.user, "change", site):
        raise PermissionDenied
    work_for(request, site.hosted)
    return SiteProfile.for_site(site)


def _form(request: HttpRequest, profile: SiteProfile, values: QueryDict) -> SiteSettingsForm:
    form_class = settings_panel().get_form_class()
    return form_class(values, instance=profile, for_user=request.user, preview=True)


def _site(request: HttpRequest, profile: SiteProfile) -> SiteContext | None:
    """Context made with the values that this person posted; None where there are none, or none that hold now."""
    posted = request.session.get(_key(profile.site_id)) or {}
    if not 0 <= time.time() - posted.get("at", 0) < LONGEST_LOOK:
        return None
    form = _form(request, profile, QueryDict(posted["values"]))
    if not form.is_valid():
        return None
    form.hosted.wagtail_site.site_name = form.cleaned_data["name"]
    site = unsaved_context(form.hosted, form.instance)
    if form.order is not None:
        keep(site, "tree", tree_in_order(site, form.order))
    return site


def _key(pk: int) -> str:
    return f"site-preview-{pk}"


def _gone(request: HttpRequest, pk: int) -> HttpResponse:
    messages.warning(request, _("预览已经过期。请在“我的网站”中再点一次“预览”。"))
    return _private(redirect(EDIT, pk))


def _frame(form: SiteSettingsForm) -> dict[str, Any]:
    """What is wrong, under the names of the fields."""
    labels = {name: field.label for name, field in form.fields.items()}
    problems = [(labels.get(name, ""), words) for name, words in form.errors.items()]
    return {"problems": problems, "site": form.hosted, "page_title": _("不能预览")}


def _led_within(html: str, pk: int) -> str:
    """Links of the site lead to its other pages in the preview."""
    base = reverse(HOME, args=[pk])
    return LOCAL_LINK.sub(lambda link: f'{link[1]}{base}{link[2]}"', html)


def _private(response: Any) -> Any:
    """Neither browsers nor anything between keeps what is not public."""
    response.headers["Cache-Control"] = "private, no-store"
    return response
