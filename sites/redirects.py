"""Where an address that no page has leads: redirects of the site, then parts of a site that moved to another host."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.http import HttpResponsePermanentRedirect, HttpResponseRedirect
from django.utils.encoding import uri_to_iri
from wagtail.contrib.redirects.models import Redirect

from cms.content.addresses import elsewhere

from .models import MovedPrefix

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

    from cms.content.site_context import SiteContext

#: Longest old address that is looked up, characters: that of the field.
LONGEST_PATH = 255


def redirect_for(request: HttpRequest) -> HttpResponseBase | None:
    """The redirect of an address on a site, with its query or without; None where nothing leads on."""
    site: SiteContext = request.site_context  # type: ignore[attr-defined]
    return _entered(request, site) or _moved(request, site)


def _entered(request: HttpRequest, site: SiteContext) -> HttpResponseBase | None:
    wanted = candidates(request.get_full_path())
    found = Redirect.objects.filter(old_path__in=wanted, site_id=site.site_id).select_related("redirect_page")
    for row in sorted(found, key=lambda row: wanted.index(row.old_path)):
        if row.link:
            return (HttpResponsePermanentRedirect if row.is_permanent else HttpResponseRedirect)(row.link)
    return None


def candidates(address: str) -> list[str]:
    """Spellings under which an address may have been entered, the most exact first: with and without its query,
    percent-encoded and as characters."""
    exact = Redirect.normalise_path(address, decode_unicode=False)
    spellings = [uri_to_iri(exact), exact, uri_to_iri(urlsplit(exact).path), urlsplit(exact).path]
    return [text for text in dict.fromkeys(spellings) if len(text) <= LONGEST_PATH and "\x00" not in text]


def _moved(request: HttpRequest, site: SiteContext) -> HttpResponseBase | None:
    path = request.path_info
    steps = [place + 1 for place, char in enumerate(path) if char == "/"]
    prefixes = [prefix for end in steps if len(prefix := path[:end]) <= LONGEST_PATH]
    rows = MovedPrefix.objects.filter(site__wagtail_site=site.site_id, prefix__in=prefixes).select_related("page")
    for row in sorted(rows, key=lambda row: -len(row.prefix)):
        _site_id, address = elsewhere(row.page.url_path)
        if address:
            return HttpResponsePermanentRedirect(address + request.get_full_path().removeprefix(row.prefix))
    return None
