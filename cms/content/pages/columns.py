from __future__ import annotations

from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from django.http import HttpResponsePermanentRedirect, HttpResponseRedirect

from cms.content.addresses import outward, url_of
from cms.content.chrome import frame, trail_of
from cms.content.directory import groups_of
from cms.content.enums import ColumnKind, ColumnLayout
from cms.content.filters import facets, filters_of, page_number, pager, scope_of
from cms.content.listing import PAGE_SIZE, latest_of, page_of, total, with_pictures
from cms.content.meta import column_tags, page_meta
from cms.content.models import ColumnPage
from cms.content.presentation import Banner, Facet, ListItem, Pager
from cms.content.service_facts import with_facts
from cms.content.tree import Node, tree_of
from cms.core.phrases import gettext as _

from .leaders import leader_items
from .registry import Answer, Rendered, renders

if TYPE_CHECKING:
    from django.http import HttpRequest

    from cms.content.listing import Scope
    from cms.content.site_context import SiteContext

TEMPLATES = {layout: f"content/column/{layout}.html" for layout in ColumnLayout.values}
DIRECTORY_TEMPLATE = "content/directory.html"
#: Lists whose entries say their facts.
SERVICE_TEMPLATE = "content/column/service.html"
#: Kinds of column whose online service is not part of the site: they say what they are for and whom to call.
BY_PHONE = frozenset(
    {
        ColumnKind.REQUEST, ColumnKind.MAILBOX, ColumnKind.QA, ColumnKind.CONSULTATION, ColumnKind.SURVEY,
        ColumnKind.HOTLINE, ColumnKind.FORUM, ColumnKind.QUERY,
    }
)  # fmt: skip
#: Layouts whose lists show what stands in the columns below as well.
DEEP = frozenset({ColumnLayout.PICTURE, ColumnLayout.AUDIO, ColumnLayout.TABLE})
RATIOS = {ColumnLayout.PICTURE: "16:9", ColumnLayout.CARDS: "16:9", ColumnLayout.LIST: "16:9"}
#: Features whose photos have a shape of their own, by the column's slug: ratio of the cut and class of the photo.
SHAPES = {"cuisine": ("3:4", "c-photo--tall"), "scenery": ("4:3", "c-photo--place")}
#: Newest texts shown for each column below a column.
LATEST = 4


@dataclass(frozen=True, slots=True)
class Listing:
    """The list of a column as it was asked for."""

    items: list[ListItem] = field(default_factory=list)
    pager: Pager | None = None
    facets: list[Facet] = field(default_factory=list)
    filters: dict[str, str] = field(default_factory=dict)


@renders(ColumnPage)
def column(page: ColumnPage, site: SiteContext, request: HttpRequest) -> Answer:
    """A column in its layout: what it is for, the columns below it, what stands in it."""
    tree = tree_of(site)
    if page.is_retired and (target := _successor(page, site)) and not getattr(request, "is_preview", False):
        return HttpResponsePermanentRedirect(target)
    node = node_of(page, site)
    chain = [step for step in tree.chain(page.path) if step.path != page.path] + [node]
    listing = _leaders(node, site) or _listing(page, node, site, request)
    if listing is None:
        return HttpResponseRedirect(_last_page(page, node, site, request))
    values = _values(page, node, chain, listing, site)
    own = tree.translations.get(page.translation_key, ())
    trail = trail_of(site, chain)
    number = listing.pager.number if listing.pager else 1
    meta = page_meta(
        site, node.url + (f"?page={number}" if number > 1 else ""), page.title,
        description=page.search_description or node.purpose, tags=column_tags(node, site, page.keywords), others=own,
        feeds=[(page.title, f"{node.url}rss.xml")], trail=trail,
    )  # fmt: skip
    context = frame(site, request, meta=meta, chain=chain, breadcrumbs=trail, own=own)
    return Rendered(_template(page, values), context | values)


def _template(page: ColumnPage, values: dict[str, Any]) -> str:
    if values.get("groups"):
        return DIRECTORY_TEMPLATE
    if any(item.facts for item in values["items"]):
        return SERVICE_TEMPLATE
    return TEMPLATES[page.layout]


def node_of(page: ColumnPage, site: SiteContext) -> Node:
    """The column as a node with the texts of this very page, which in a preview differ from what is live."""
    known = tree_of(site).by_path.get(page.path)
    return Node(
        page.pk or 0, page.path, page.depth, page.title, page.slug, url_of(page.url_path, site) or "/",
        page.show_in_menus, page.translation_key, False, page.kind, page.layout, page.purpose or default_purpose(page),
        page.is_retired, page.directory, page.content_type_id, known.children if known else [],
    )  # fmt: skip


def default_purpose(page: ColumnPage) -> str:
    """A sentence for a column whose editors wrote none."""
    if page.responsible:
        return _("“%(title)s”栏目由%(owner)s负责。") % {"title": page.title, "owner": page.responsible.short_name}
    return ""


def _successor(page: ColumnPage, site: SiteContext) -> str:
    """Address of the live page that took over from a retired column; empty when there is none."""
    if page.successor_id is None:
        return ""
    known = tree_of(site).by_id.get(page.successor_id)
    if known is not None:
        return known.url
    return url_of(page.successor.url_path, site) if page.successor and page.successor.live else ""


def _leaders(node: Node, site: SiteContext) -> Listing | None:
    """The people of a leaders' column; None where there are none, then its texts are listed."""
    if node.layout != ColumnLayout.LEADERS:
        return None
    people = leader_items(node, site)
    return Listing(people) if people else None


def _listing(page: ColumnPage, node: Node, site: SiteContext, request: HttpRequest) -> Listing | None:
    """The texts of a column: one query, one more to count them, one for pictures. None beyond the last page."""
    number, filters = page_number(request.GET), filters_of(request.GET)
    scope = scope_of(page.path, filters, deep=node.layout in DEEP)
    rows = page_of(scope, node.kind, number=number)
    if not rows and number > 1:
        return None
    count = len(rows) if number == 1 and len(rows) < PAGE_SIZE else total(scope, node.kind)
    many = count > PAGE_SIZE or scope.filtered
    items = with_pictures(rows, site, SHAPES.get(page.slug, (RATIOS.get(ColumnLayout(page.layout), ""), ""))[0])
    return Listing(
        with_facts(rows, items) if node.kind == ColumnKind.SERVICE else items,
        pager(number, count, filters),
        facets(scope, filters, site) if many else [],
        filters if scope.filtered else {},
    )


def _last_page(page: ColumnPage, node: Node, site: SiteContext, request: HttpRequest) -> str:
    """Address of the last page of a list that has grown shorter than the page asked for."""
    filters = filters_of(request.GET)
    scope: Scope = scope_of(page.path, filters, deep=node.layout in DEEP)
    last = pager(1, total(scope, node.kind), filters)
    return f"{node.url}?{last.query}page={last.pages}"


def _values(page: ColumnPage, node: Node, chain: list[Node], listing: Listing, site: SiteContext) -> dict[str, Any]:
    parent = chain[-2] if len(chain) > 2 else None
    return {
        "column": SimpleNamespace(
            title=page.title,
            summary="" if _told_below(page) else page.purpose,
            url=node.url,
            feed_url=f"{node.url}rss.xml",
        ),
        "siblings": [sibling.link for sibling in parent.columns] if parent else [],
        "parent": parent.link if parent else None,
        "children": children_of(node, site),
        "items": listing.items,
        "pager": listing.pager,
        "facets": listing.facets,
        "filters": listing.filters,
        "notice": retired_notice(page),
        "note": note_of(page, node, site) if page.kind in BY_PHONE and page.layout != ColumnLayout.REDIRECT else None,
        "groups": groups_of(page.directory, site, page.link_group) if page.directory else [],
        "ratio": SHAPES.get(page.slug, ("", ""))[1],
    } | (redirect_values(page, node, site) if page.layout == ColumnLayout.REDIRECT else {})


def _told_below(page: ColumnPage) -> bool:
    """Whether the purpose stands in a box of its own below the title."""
    return page.kind in BY_PHONE or page.layout == ColumnLayout.REDIRECT


def children_of(node: Node, site: SiteContext) -> list[SimpleNamespace]:
    """Columns below with the columns below them and their newest texts: one query, none without such columns."""
    told = node.layout not in DEEP and node.layout != ColumnLayout.LEADERS
    latest = latest_of(dict.fromkeys((child.path for child in node.columns), LATEST)) if told else {}
    return [
        SimpleNamespace(
            title=child.title,
            url=child.url,
            purpose=child.purpose,
            links=[below.link for below in child.columns],
            items=with_pictures(latest.get(child.path, []), site, ""),
        )
        for child in node.columns
    ]


def retired_notice(page: ColumnPage) -> Banner | None:
    """Mark of a column that is no longer kept up."""
    return Banner(_("本栏目已停办，内容不再更新。"), tone="off") if page.is_retired else None


def _owner(page: ColumnPage, site: SiteContext) -> tuple[str, str]:
    """Who answers for a column and the number to call: the department's, else the site's."""
    unit = page.responsible
    return (unit.name, unit.phone or site.footer.phone) if unit else (site.footer.organiser, site.footer.phone)


def note_of(page: ColumnPage, node: Node, site: SiteContext) -> SimpleNamespace:
    """What a column is for and whom to call where its service is not online."""
    name, phone = _owner(page, site)
    return SimpleNamespace(purpose=node.purpose or page.title, owner_name=name, owner_phone=phone, samples=())


def redirect_values(page: ColumnPage, node: Node, site: SiteContext) -> dict[str, Any]:
    """What a column that stands elsewhere says of itself."""
    name, phone = _owner(page, site)
    return {
        "purpose": node.purpose,
        "owner_name": name,
        "owner_phone": phone,
        "target_url": outward(page.target_url)[0] if page.target_url else "",
        "target_host": urlsplit(page.target_url).hostname or "" if page.target_url else "",
        "target_name": page.target_name,
    }
