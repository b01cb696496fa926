"""Pages for what could not be given: in the dress and language of the site where there is one."""

from __future__ import annotations

import logging
import re
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote
from uuid import uuid4

from django.db import InterfaceError, OperationalError
from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views import defaults

from cms.content.presentation import PageMeta

from .selectors import neighbours

if TYPE_CHECKING:
    from django.http import HttpRequest

    from cms.content.site_context import SiteContext

logger = logging.getLogger(__name__)

#: Seconds after which a robot asks a suspended site again: one day.
RETRY_AFTER = 24 * 3600
#: Seconds after which to ask again while the database is away: a restart with recovery takes less than a minute.
BACK_SOON = 60
#: What is raised while the database restarts, recovers, or cannot be reached.
AWAY = (OperationalError, InterfaceError)
#: Words of an address that are put into the search box of the 404 page.
READABLE = re.compile(r"[^\W\d_]{2,}")
MOST_WORDS = 6
FILE_ENDINGS = frozenset({"html", "htm", "shtml", "jsp", "php", "asp", "aspx", "index"})


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: a request that makes no sense, or a Host header that is no host."""
    if _on_admin_plane(request):
        return defaults.bad_request(request, exception)
    return _dressed(request, 400, _("无法处理这个请求"))


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403: something the reader may not have or do."""
    if _on_admin_plane(request):
        return defaults.permission_denied(request, exception)
    return _dressed(request, 403, _("没有权限打开这个页面"))


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: with the words of the address in the search box."""
    if _on_admin_plane(request):
        return defaults.page_not_found(request, exception)
    return _dressed(request, 404, _("没有找到这个页面"), words=words_of(request.path_info))


def server_error(request: HttpRequest) -> HttpResponse:
    """500: a page that needs nothing but its own template, with the number under which the record is found; 503 while
    the database is away."""
    if isinstance(sys.exc_info()[1], AWAY):
        return unavailable(request)
    site: SiteContext | None = getattr(request, "site_context", None)
    reference = uuid4().hex[:8]
    logger.error("server_error %s", reference, extra={"reference": reference, "path": request.path})
    values = {
        "lang": site.html_lang if site else "zh-CN",
        "reference": reference,
        "phone": site.footer.phone if site else "",
        "home_url": site.home_url if site else "/",
    }
    return HttpResponse(render_to_string("errors/500.html", values), status=500)


def unavailable(request: HttpRequest) -> HttpResponse:
    """503 for a short time: readers and robots are to come back, and nothing of the answer is kept."""
    site: SiteContext | None = getattr(request, "site_context", None)
    logger.error("unavailable", extra={"path": request.path})
    values = {"lang": site.html_lang if site else "zh-CN", "phone": site.footer.phone if site else ""}
    response = HttpResponse(render_to_string("errors/503.html", values), status=503)
    response["Retry-After"] = str(BACK_SOON)
    response["Cache-Control"] = "no-store"
    return response


def unknown_host(request: HttpRequest) -> HttpResponse:
    """404 on a host that no site has: no dress to show, and a way to the portal."""
    return _nowhere(404)


def suspended(request: HttpRequest) -> HttpResponse:
    """503 while a site is suspended, with the note that its administrators left for readers."""
    site: SiteContext = request.site_context  # type: ignore[attr-defined]
    meta = PageMeta(title=f"{_('暂停访问')} - {site.name}")
    footer = replace(site.footer, links=())
    response = render(request, "errors/suspended.html", {"site": site, "meta": meta, "footer": footer}, status=503)
    response["Retry-After"] = str(RETRY_AFTER)
    response["Cache-Control"] = "no-store"
    return response


def archived(request: HttpRequest) -> HttpResponse:
    """403 to writing on a site that is kept only for reading."""
    return _dressed(request, 403, _("网站已归档"), template="errors/archived.html")


def words_of(path: str) -> str:
    """Readable words of an address, for a search."""
    found = [word for word in READABLE.findall(unquote(path)) if word.lower() not in FILE_ENDINGS]
    return " ".join(found[:MOST_WORDS])


def _on_admin_plane(request: HttpRequest) -> bool:
    return bool(getattr(request, "is_admin_plane", False))


def _dressed(request: HttpRequest, status: int, title: str, *, template: str = "", **values: Any) -> HttpResponse:
    if not hasattr(request, "site_context"):
        return _nowhere(status)
    # Imported here: pages import the whole of the content app, which the middleware does not need to start.
    from cms.content.selectors import page_context

    context = page_context(request, title=title) | values
    return render(request, template or f"errors/{status}.html", context, status=status)


def _nowhere(status: int) -> HttpResponse:
    around = neighbours() if status == 404 else None
    text = render_to_string(
        "errors/nowhere.html", {"status": status, "portal_url": around.portal_url if around else ""}
    )
    return HttpResponse(text, status=status)
