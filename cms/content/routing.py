"""From a path to a page: one query for a text, none for a column or home page that this process knows, two for others."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django.contrib.contenttypes.models import ContentType
from django.http import Http404
from wagtail.models import Page

from .models import ArticlePage, ColumnPage
from .models.articles import SLUG
from .statements import Statement
from .tree import others_in_the_database, tree_of
from .versioned import versioned

if TYPE_CHECKING:
    from django.http import HttpRequest

    from .models import BasePage
    from .site_context import SiteContext
    from .tree import Node

#: Paths that a page can have: slugs of letters, digits and hyphens, each followed by a slash.
PAGE_PATH = re.compile(r"^([A-Za-z0-9_-]+/)*$")
#: Longest path of a page, characters; nothing longer is asked of the database.
LONGEST_PATH = 1000
#: A live text by its `url_path`, with the addresses of its translations.
TEXT = Statement(
    lambda url_path: (
        ArticlePage.objects.filter(live=True, url_path=url_path).annotate(**others_in_the_database()).order_by()[:1]
    ),
    "\ue000",
)


def find_page(site: SiteContext, path: str) -> BasePage:
    """The live page at a path without leading slash (`news/notices/`).

    Raises Http404 for a path that no page has, for a page that is not live, and for one below a page that is not live.
    """
    if len(path) > LONGEST_PATH or not PAGE_PATH.match(path):
        raise Http404
    url_path = site.root_url_path + path
    node = tree_of(site).by_url.get(f"/{path}")
    if node is not None:
        page = versioned(site, ("page", node.pk), lambda: _structure(node))
    elif SLUG.match(path.rstrip("/").rpartition("/")[2]):
        page = _article(url_path) or _other(url_path)
    else:
        page = _other(url_path)
    if page is None or not tree_of(site).chain(page.path):
        raise Http404
    return page


def exists(site: SiteContext, path: str) -> bool:
    """Whether `find_page` would find a page there."""
    try:
        find_page(site, path)
    except Http404:
        return False
    return True


def _article(url_path: str) -> ArticlePage | None:
    return next(iter(TEXT.objects(ArticlePage, url_path)), None)


def _structure(node: Node) -> BasePage | None:
    """A column with its department, or a home page: one query, for the tree knows the type."""
    model = ContentType.objects.get_for_id(node.type_id).model_class()
    pages = ColumnPage.objects.select_related("responsible") if model is ColumnPage else model.objects  # type: ignore[union-attr]
    return pages.filter(live=True, pk=node.pk).first()


def _other(url_path: str) -> BasePage | None:
    page = Page.objects.filter(live=True, url_path=url_path).first()
    return page.specific if page else None


def remember(request: HttpRequest, page: BasePage) -> None:
    """Tell Wagtail which page the request is for, so that it asks no queries of its own."""
    request._wagtail_route_for_request = (page, [], {})  # type: ignore[attr-defined]
