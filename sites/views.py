"""What every host answers beside pages: reading preferences, theme, rules for robots, health."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import BadRequest, PermissionDenied
from django.db import DatabaseError, connection
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.utils.http import quote_etag, url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from cms.core.bundle import PREFERENCES, join_css

from .palettes import palette_from
from .themes import stylesheet

if TYPE_CHECKING:
    from django.http import HttpRequest

    from cms.content.site_context import SiteContext

HEALTH_PATH = "/healthz"
COOKIE = "prefs"
YEAR = 365 * 24 * 3600
#: Longest address to which the switch returns, characters.
LONGEST_RETURN = 2000
#: What each button of the switch does to the set of what is on.
SWITCHES: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "elder": (frozenset({"elder"}), frozenset()),
    "standard": (frozenset(), frozenset({"elder"})),
    "contrast": (frozenset({"contrast"}), frozenset()),
    "normal": (frozenset(), frozenset({"contrast"})),
}


@cache
def preference_css(state: str) -> str:
    """Rules for one state of the cookie."""
    folder = Path(settings.STATICFILES_DIRS[0]) / "css" / "prefs"
    return join_css(folder / f"{part}.css" for part in PREFERENCES[state])


def chosen(request: HttpRequest) -> str:
    """State of the reader's cookie, `empty` where it holds nothing that is known."""
    state = request.COOKIES.get(COOKIE, "")
    return state if state in PREFERENCES else "empty"


@require_safe
def preferences_css(request: HttpRequest) -> HttpResponse:
    """The one answer on a public host that depends on the reader: pages themselves are the same for everybody."""
    state = chosen(request)
    response = HttpResponse(preference_css(state), content_type="text/css; charset=utf-8")
    response["Cache-Control"] = "private, no-cache"
    response["Vary"] = "Cookie"
    response["ETag"] = quote_etag(f"{state}-{len(response.content)}")
    return response


@require_POST
def set_preference(request: HttpRequest) -> HttpResponse:
    """Switch elder mode or high contrast on or off and return to the page.

    Raises PermissionDenied for a post from another origin, BadRequest for a switch that does not exist.
    """
    if not same_origin(request):
        raise PermissionDenied("cross-origin")
    try:
        on, off = SWITCHES[request.POST.get("mode", "")]
    except KeyError as error:
        raise BadRequest("mode") from error
    state = "-".join(sorted((set(chosen(request).split("-")) - {"empty"} | on) - off, reverse=True))
    response = HttpResponseRedirect(local_path(request.POST.get("next", "")))
    response.status_code = 303
    if state:
        response.set_cookie(COOKIE, state, max_age=YEAR, secure=request.is_secure(), httponly=True, samesite="Lax")
    else:
        response.delete_cookie(COOKIE, samesite="Lax")
    return response


def same_origin(request: HttpRequest) -> bool:
    """Whether a form was sent from this host, by Sec-Fetch-Site, in browsers without it by Origin."""
    if sent_from := request.headers.get("Sec-Fetch-Site"):
        return sent_from == "same-origin"
    return urlsplit(request.headers.get("Origin", "")).netloc == request.get_host()


def local_path(path: str) -> str:
    """The path when it lies on this host, else the home page."""
    usable = path.startswith("/") and len(path) <= LONGEST_RETURN and path.isprintable()
    return path if usable and url_has_allowed_host_and_scheme(path, allowed_hosts=None) else "/"


@require_safe
def theme_css(_request: HttpRequest, colours: str) -> HttpResponse:
    """The four colours named by the address, for ever the same."""
    palette = palette_from(colours)
    if palette is None:
        raise Http404
    response = HttpResponse(stylesheet(palette), content_type="text/css; charset=utf-8")
    response["Cache-Control"] = f"public, max-age={YEAR}, immutable"
    return response


@require_safe
def robots_txt(request: HttpRequest) -> HttpResponse:
    """Rules for robots: the site map on a site's official domain; nothing of the admin host is for them."""
    site: SiteContext | None = getattr(request, "site_context", None)
    rules = (
        f"Disallow: /search/\nDisallow: /prefs/\n\nSitemap: https://{site.official_domain}/sitemap.xml\n"
        if site
        else ("Disallow: /\n")
    )
    return HttpResponse(f"User-agent: *\n{rules}", content_type="text/plain; charset=utf-8")


def healthz(_request: HttpRequest) -> HttpResponse:
    """`ok` when this process reaches the database, 503 otherwise; answered on any host, for load balancers."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return HttpResponse("database", status=503, content_type="text/plain")
    response = HttpResponse("ok", content_type="text/plain")
    response["Cache-Control"] = "no-store"
    return response
