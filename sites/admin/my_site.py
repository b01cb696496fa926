"""“我的网站”: one screen for each site that a person keeps, with all that its owners decide.

Like all lists, that of the sites shows those of the department that the person works for now; who opens the site of another
of the own departments works for that one from then on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe
from wagtail.contrib.settings.views import EditView
from wagtail.models import Site
from wagtail.permissions import policy_registry

from cms.departments import acting
from cms.departments.scope import Scope
from sites.enums import SiteStatus
from sites.models import HostedSite, SiteProfile
from sites.policies import may_manage_sites
from sites.roots import base_url

from .panels import settings_panel

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest, HttpResponse
    from django.http.response import HttpResponseBase

EDIT, INDEX, PREVIEW = "my_site:edit", "my_site:index", "my_site:preview"


def sites_kept_by(user: Any) -> QuerySet[HostedSite]:
    """Sites whose settings the person changes."""
    policy = policy_registry.get_by_type(SiteProfile)
    own = policy.sites_user_has_permission_for(user, "change")  # type: ignore[attr-defined]
    return HostedSite.objects.filter(wagtail_site__in=own).select_related("wagtail_site")


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The sites of a person; with one alone its screen at once."""
    shows = Scope.of(request.user).shows  # type: ignore[arg-type]
    sites = [site for site in sites_kept_by(request.user) if shows(site.department_id)]
    if len(sites) == 1:
        return redirect(EDIT, sites[0].wagtail_site_id)
    rows = [(site, base_url(site.wagtail_site.hostname)) for site in sites]
    return render(request, "sites/admin/my_sites.html", {"rows": rows, "page_title": _("我的网站")})


def work_for(request: HttpRequest, hosted: HostedSite) -> None:
    """Let a person of several departments work for that of the site: pictures and lists are those of it."""
    key = acting.key_of(hosted.department_id)
    if key in acting.keys_of(request.user) and acting.current_key(request) not in {key, acting.EVERYWHERE}:  # type: ignore[arg-type]
        acting.choose(request, key)


class MySiteView(EditView):
    """Wagtail's screen of settings, opened at an address of its own and with our form."""

    template_name = "sites/admin/my_site.html"
    success_message = gettext_lazy("网站设置已保存，读者现在看到的就是新的设置。")

    error_message = gettext_lazy("网站设置没有保存，请改正下面的错误。")

    def setup(self, request: HttpRequest, pk: int) -> None:  # type: ignore[override]
        super().setup(request, "sites", "siteprofile", pk=pk)
        self.hosted = get_object_or_404(HostedSite.objects.select_related("wagtail_site"), wagtail_site=pk)
        work_for(request, self.hosted)

    def run_before_hook(self) -> None:
        """Nothing: the hook of this name leads here."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Save. Two who save the settings of one site at the same moment do so one after the other."""
        with transaction.atomic():
            Site.objects.select_for_update().get(pk=self.pk)
            return super().post(request, *args, **kwargs)

    def get_panel(self) -> Any:
        return settings_panel()

    def get_header_icon(self) -> str:
        """None: beside the name of a department it finds no room on a phone."""
        return ""

    def get_edit_url(self) -> str:
        return reverse(EDIT, args=[self.pk])

    def get_success_message(self) -> str:
        return str(self.success_message)

    def get_page_subtitle(self) -> str:
        return str(self.site.site_name)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        shut = self.hosted.status == SiteStatus.ARCHIVED and not may_manage_sites(self.request.user)
        return super().get_context_data(
            hosted=self.hosted,
            public_url=base_url(self.hosted.wagtail_site.hostname),
            preview_url=reverse(PREVIEW, args=[self.pk]),
            shut=shut,
            **kwargs,
        )
