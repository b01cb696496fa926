"""The three home pages as their readers see them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cms.content.body import blocks_of
from cms.content.chrome import frame
from cms.content.meta import HOME_TYPE, column_type, page_meta
from cms.content.pages import Rendered, renders
from cms.content.presentation import MetaTag
from cms.content.tree import tree_of

from .assembly import assemble
from .material import Material
from .models import DepartmentHomePage, EnglishHomePage, HomePage, PortalHomePage

if TYPE_CHECKING:
    from django.http import HttpRequest

    from cms.content.site_context import SiteContext

#: Hotline of all government services in the country (12345政务服务便民热线).
HELP_PHONE = "12345"


@renders(PortalHomePage, EnglishHomePage, DepartmentHomePage)
def home(page: HomePage, site: SiteContext, request: HttpRequest) -> Rendered:
    """A home page: its blocks in the editor's order, without those that have nothing to show."""
    tree = tree_of(site)
    chain = tree.chain(page.path)
    is_root = page.path == site.root_path
    url = chain[-1].url if chain else site.home_url
    own = tree.translations.get(page.translation_key, ())
    meta = page_meta(
        site,
        url,
        "" if is_root else page.title,
        description=page.search_description or site.name,
        tags=[MetaTag("ColumnType", column_type(HOME_TYPE, site.language))],
        others=own,
        feeds=[(site.name, "/rss.xml")] if is_root else [(page.title, f"{url}rss.xml")],
    )
    context: dict[str, Any] = frame(site, request, meta=meta, chain=chain, own=own, is_home=is_root)
    stored = blocks_of(page.body)
    blocks = assemble(stored, Material(site, stored))
    return Rendered(page.template, context | {"blocks": blocks, "help_phone": HELP_PHONE, "page_title": page.title})
