from __future__ import annotations

import io
from types import SimpleNamespace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import segno
from django.http import Http404, HttpResponse, HttpResponsePermanentRedirect
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from cms.core.phrases import gettext as _

from .addresses import leaving_target
from .chrome import plain_frame
from .directory import departments, flat, regions
from .enums import DirectorySource
from .feeds import feed_response
from .models import ColumnPage
from .pages import page_response
from .pages.registry import dated
from .routing import exists, find_page, remember
from .sitemaps import index_response, part_response
from .tree import tree_of

if TYPE_CHECKING:
    from django.http import HttpRequest

    from .site_context import SiteContext
    from .tree import ColumnTree, Node


def site_of(request: HttpRequest) -> SiteContext:
    """The site a public request is for; Http404 on a host that has none."""
    site: SiteContext | None = getattr(request, "site_context", None)
    if site is None:
        raise Http404
    return site


@require_safe
def page(request: HttpRequest, path: str = "") -> HttpResponse:
    """Any page of the tree."""
    found = find_page(site_of(request), path)
    remember(request, found)
    return page_response(found, request)


@require_safe
def without_slash(request: HttpRequest, path: str) -> HttpResponse:
    """An address whose slash was forgotten leads to the page for good; anything else is not found."""
    if not exists(site_of(request), f"{path}/"):
        raise Http404
    query = request.META.get("QUERY_STRING", "")
    return HttpResponsePermanentRedirect(f"/{path}/" + (f"?{query}" if query else ""))


@require_safe
def feed(request: HttpRequest, path: str, name: str) -> HttpResponse:
    """Feed of a column, or of the whole site where `path` is empty."""
    site = site_of(request)
    node = tree_of(site).by_url.get(f"/{path}")
    if node is None or not tree_of(site).chain(node.path):
        raise Http404
    return feed_response(node, site, name)


@require_safe
def qr_code(request: HttpRequest, path: str) -> HttpResponse:
    """The address of a page as a code to scan; columns have none."""
    site = site_of(request)
    if isinstance(find_page(site, path), ColumnPage):
        raise Http404
    out = io.BytesIO()
    segno.make(f"{site.base_url}/{path}", error="m", micro=False).save(
        out, kind="svg", scale=4, border=2, xmldecl=False
    )
    return dated(HttpResponse(out.getvalue(), content_type="image/svg+xml"), site)


@require_safe
def leave(request: HttpRequest) -> HttpResponse:
    """Between this cluster and another site: names the address and waits for the reader. Never a redirect."""
    site, target = site_of(request), leaving_target(request.GET.get("to", ""))
    if not target:
        raise Http404
    context = plain_frame(request, _("您即将离开本网站")) | {
        "target_url": target, "target_host": urlsplit(target).hostname, "back_url": site.home_url,
    }  # fmt: skip
    response = HttpResponse(render_to_string("content/exit.html", context, request, using="jinja2"))
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return dated(response, site)


@require_safe
def site_map(request: HttpRequest) -> HttpResponse:
    """All columns of the site; on the portal the departments and prefectures beside them."""
    site = site_of(request)
    tree = tree_of(site)
    context = plain_frame(request, _("站点地图")) | {
        "sections": [_mapped(section) for section in tree.sections],
        "directories": _directories(tree, site) if site.kind == "portal" else [],
    }
    return dated(HttpResponse(render_to_string("content/sitemap.html", context, request, using="jinja2")), site)


def _mapped(node: Node) -> SimpleNamespace:
    """A node with the columns below it, and theirs as links."""
    children = [
        SimpleNamespace(title=child.title, url=child.url, links=[below.link for below in child.columns])
        for child in node.columns
    ]
    return SimpleNamespace(title=node.title, url=node.url, children=children)


def _directories(tree: ColumnTree, site: SiteContext) -> list[SimpleNamespace]:
    found = [
        SimpleNamespace(
            title=_("部门网站"), url=directory_url(tree, DirectorySource.DEPARTMENTS), links=flat(departments(site))
        ),
        SimpleNamespace(
            title=_("市州"), url=directory_url(tree, DirectorySource.REGIONS), links=flat(regions(site, counties=False))
        ),
    ]
    return [directory for directory in found if directory.links]


def directory_url(tree: ColumnTree, source: str) -> str:
    """Address of the first column that shows a directory; empty when none does."""
    return next((node.url for node in tree.by_path.values() if node.directory == source and not node.retired), "")


@require_safe
def feeds(request: HttpRequest) -> HttpResponse:
    """All feeds of the site by section."""
    site = site_of(request)
    groups = [
        SimpleNamespace(title=section.title, feeds=[_feed(node) for node in (section, *section.columns)])
        for section in tree_of(site).sections
    ]
    context = plain_frame(request, _("订阅")) | {"groups": groups}
    return dated(HttpResponse(render_to_string("content/feeds.html", context, request, using="jinja2")), site)


def _feed(node: Node) -> SimpleNamespace:
    return SimpleNamespace(
        title=node.title, url=node.url, rss_url=f"{node.url}rss.xml", atom_url=f"{node.url}atom.xml",
        json_url=f"{node.url}feed.json",
    )  # fmt: skip


@require_safe
def sitemap_index(request: HttpRequest) -> HttpResponse:
    """Index of the sitemaps of this host."""
    return index_response(site_of(request))


@require_safe
def sitemap_part(request: HttpRequest, number: int) -> HttpResponse:
    """One part of the sitemap of this host."""
    return part_response(site_of(request), number)


def not_here(request: HttpRequest, path: str) -> HttpResponse:
    """On the admin host: pages have addresses, but are read on their own hosts."""
    raise Http404
