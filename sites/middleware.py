"""Host to plane, site and language; and old addresses to where their pages are now."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpResponsePermanentRedirect
from django.utils import translation

from . import errors
from .context import record_of
from .enums import SiteStatus
from .hosts import hostname_of, hosts
from .redirects import redirect_for
from .roots import base_url
from .views import HEALTH_PATH, healthz

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

    from cms.content.site_context import SiteContext

CSP_HEADER = "Content-Security-Policy"
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
#: What a suspended site still answers: the look of the page that says so, and no page of a like name.
DRESS = re.compile(r"/(theme-[0-9a-f-]+\.css|prefs\.css|prefs/)")
#: What an archived site still accepts: the reader's own preferences.
PREFERENCES_PATH = "/prefs/"


def policy(directives: dict[str, list[str]]) -> str:
    """A content security policy as it stands in its header."""
    return "; ".join(f"{name} {' '.join(sources)}" for name, sources in directives.items())


def public_policy() -> str:
    """The policy of pages that readers open."""
    return policy(settings.CONTENT_SECURITY_POLICY["DIRECTIVES"])


class HostMiddleware:
    """Finds the plane or the site of a request, before anything else looks at it.

    Sets `request.is_admin_plane`, `request.urlconf`, and on a site's host `request.site_context` and Wagtail's own
    site. Answers 400 to a Host header that is none, 404 to a host that no site has, 301 to a host that a site had
    before, 503 while a site is suspended, 403 to writing on an archived one.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.admin_policy = policy(settings.ADMIN_CONTENT_SECURITY_POLICY)
        self.public_policy = public_policy()

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request.is_admin_plane = False  # type: ignore[attr-defined]
        if request.path_info == HEALTH_PATH:
            return healthz(request)
        try:
            host = hostname_of(request)
        except DisallowedHost as error:
            return self._public(errors.bad_request(request, error))
        if host in settings.ADMIN_HOSTS:
            return self._admin(request)
        return self._public(self._on_host(request, host))

    def _admin(self, request: HttpRequest) -> HttpResponseBase:
        request.is_admin_plane = True  # type: ignore[attr-defined]
        request.urlconf = "cms.urls.admin"  # type: ignore[attr-defined]
        response = self.get_response(request)
        # Files answer with a policy of their own, which is narrower than that of screens.
        response.headers.setdefault(CSP_HEADER, self.admin_policy)
        return response

    def _public(self, response: HttpResponseBase) -> HttpResponseBase:
        response.headers.setdefault(CSP_HEADER, self.public_policy)
        return response

    def _on_host(self, request: HttpRequest, host: str) -> HttpResponseBase:
        known = hosts()
        if new_host := known.former.get(host):
            return moved_to(request, base_url(new_host))
        record = record_of(known.sites[host]) if host in known.sites else None
        if record is None:
            return errors.unknown_host(request)
        site = record.context(datetime.now(UTC))
        request.site_context = site  # type: ignore[attr-defined]
        request._wagtail_site = record.site  # type: ignore[attr-defined]
        request.urlconf = "cms.urls.public"  # type: ignore[attr-defined]
        return self._on_site(request, site)

    def _on_site(self, request: HttpRequest, site: SiteContext) -> HttpResponseBase:
        with translation.override(site.language):
            request.LANGUAGE_CODE = site.language  # type: ignore[attr-defined]
            if site.status == SiteStatus.SUSPENDED and not DRESS.fullmatch(request.path_info):
                return errors.suspended(request)
            if site.archived and request.method not in SAFE_METHODS and request.path_info != PREFERENCES_PATH:
                return errors.archived(request)
            return self.get_response(request)


class RedirectMiddleware:
    """Leads from an address that no page has to where its page is now; see `sites.redirects`."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if response.status_code == 404 and hasattr(request, "site_context") and request.method in SAFE_METHODS:
            return redirect_for(request) or response
        return response


def moved_to(request: HttpRequest, base: str) -> HttpResponseBase:
    """The same address on another host, for good; a form's data is sent on as well."""
    keep = request.method not in SAFE_METHODS
    return HttpResponsePermanentRedirect(f"{base}{request.get_full_path()}", preserve_request=keep)
