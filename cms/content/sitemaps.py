"""Sitemaps of one host: an index, and parts of 5,000 addresses with the time of the last change (sitemaps.org 0.9)."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from django.http import Http404, HttpResponse
from django.utils import timezone
from wagtail.models import Page

from .pages.registry import dated
from .tree import tree_of

if TYPE_CHECKING:
    from datetime import datetime

    from django.db.models import QuerySet

    from .site_context import SiteContext

CHUNK = 5000
#: Parts that an index may name (sitemaps.org 0.9); no larger number is asked of the database.
MOST_PARTS = 50_000
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def pages_of(site: SiteContext) -> QuerySet[Page]:
    """Live pages of a site in the order of the tree, without columns that are no longer kept up."""
    pages = Page.objects.filter(live=True, path__startswith=site.root_path).exclude(
        columnpage__retired_at__isnull=False
    )
    for path in tree_of(site).restricted:
        pages = pages.exclude(path__startswith=path)
    return pages.order_by("path")


def index_response(site: SiteContext) -> HttpResponse:
    """The index: one line for each part. One query."""
    parts = max(1, -(-pages_of(site).count() // CHUNK))
    lines = [
        _line("sitemap", f"{site.base_url}/sitemap-{number}.xml", site.changed_at) for number in range(1, parts + 1)
    ]
    return _answer("sitemapindex", lines, site)


def part_response(site: SiteContext, number: int) -> HttpResponse:
    """One part, numbered from 1. One query. Raises Http404 beyond the last part."""
    if not 1 <= number <= MOST_PARTS:
        raise Http404
    start = (number - 1) * CHUNK
    rows = list(pages_of(site).values_list("url_path", "last_published_at")[start : start + CHUNK])
    if not rows:
        raise Http404
    root = len(site.root_url_path)
    return _answer("urlset", [_line("url", f"{site.base_url}/{path[root:]}", at) for path, at in rows], site)


def _line(tag: str, url: str, changed_at: datetime | None) -> str:
    moment = timezone.localtime(changed_at).isoformat(timespec="seconds") if changed_at else ""
    lastmod = f"<lastmod>{moment}</lastmod>" if moment else ""
    return f"<{tag}><loc>{escape(url)}</loc>{lastmod}</{tag}>"


def _answer(root: str, lines: list[str], site: SiteContext) -> HttpResponse:
    text = "\n".join(['<?xml version="1.0" encoding="UTF-8"?>', f'<{root} xmlns="{NAMESPACE}">', *lines, f"</{root}>"])
    return dated(HttpResponse(text, content_type="application/xml; charset=utf-8"), site)
