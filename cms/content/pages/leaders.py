from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING

from cms.content.addresses import url_of
from cms.content.body import render_body
from cms.content.chrome import frame, trail_of
from cms.content.listing import Scope, page_of, with_pictures
from cms.content.meta import TextFacts, column_tags, official_url, page_meta, text_tags
from cms.content.models import LeaderPage
from cms.content.pictures import picture_of, pictures_for
from cms.content.presentation import Link, ListItem
from cms.content.tree import tree_of

from .registry import Rendered, renders

if TYPE_CHECKING:
    from django.http import HttpRequest

    from cms.content.site_context import SiteContext
    from cms.content.tree import Node

PORTRAIT = "3:4"
TEXTS = 10
FIELDS = ("path", "order", "title", "position", "duties", "url_path", "portrait_id")


def leader_rows(path: str) -> list[tuple]:
    """Leaders at and below a column in the order of the columns and of their own field: one query."""
    rows = LeaderPage.objects.filter(live=True, path__startswith=path).values_list(*FIELDS)
    return sorted(rows, key=lambda row: (row[0][: -LeaderPage.steplen], row[1], row[0]))


def leader_items(node: Node, site: SiteContext) -> list[ListItem]:
    """Leaders of a column as cards: two queries. The first of several columns stands large."""
    rows = leader_rows(node.path)
    pictures = pictures_for(((row[-1], PORTRAIT) for row in rows), site)
    return [
        ListItem(
            title=title,
            url=url_of(url_path, site),
            source=position,
            summary=duties.partition("\n")[0],
            picture=pictures.get((portrait, PORTRAIT)),
            icon="user",
            pinned=index == 0 and bool(node.children),
        )
        for index, (_path, _order, title, position, duties, url_path, portrait) in enumerate(rows)
    ]


@renders(LeaderPage)
def leader(page: LeaderPage, site: SiteContext, request: HttpRequest) -> Rendered:
    """A leader: post, duties, résumé, and the texts that stand in the same column."""
    tree = tree_of(site)
    chain = tree.chain(page.path)
    column = chain[-1] if len(chain) > 1 else None
    url = url_of(page.url_path, site) or "/"
    picture = picture_of(page.portrait_id, PORTRAIT, site)
    image_url = picture.src if picture else ""
    facts = TextFacts(
        page.title, page.published_at or page.first_published_at, site.name, page.keywords, image_url=image_url
    )
    tags = [*(column_tags(column, site) if column else []), *text_tags(facts, official_url(site, url), site)]
    trail = trail_of(site, chain, page.title)
    meta = page_meta(site, url, page.title, description=f"{page.position} {page.duties}", tags=tags, trail=trail)
    values = {
        "leader": SimpleNamespace(
            name=page.title, position=page.position, duties=page.duties, picture=picture, url=url
        ),
        "resume": render_body(page.resume, site).html,
        "activities": with_pictures(page_of(Scope(column.path), size=TEXTS), site, "") if column else [],
        "more_url": "",
        "siblings": _neighbours(column, site),
    }
    return Rendered(LeaderPage.template, frame(site, request, meta=meta, chain=chain, breadcrumbs=trail) | values)


def _neighbours(column: Node | None, site: SiteContext) -> list[Link]:
    return [Link(row[2], url_of(row[5], site)) for row in leader_rows(column.path)] if column else []
