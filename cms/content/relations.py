"""What belongs to a text, as editors linked it: the topics that name it, the interpretations that point to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone
from wagtail.models import ReferenceIndex, get_default_page_content_type

from .addresses import url_of
from .body import blocks_of, items
from .cards import item_of
from .enums import ColumnKind
from .listing import rows_by_id
from .models import TopicPage
from .presentation import Link
from .tree import tree_of
from .versioned import versioned

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .presentation import ListItem
    from .site_context import SiteContext

#: Interpretations that stand beside a document.
MOST = 6


def topics_of(page_id: int, site: SiteContext) -> list[Link]:
    """Live topics of the site that name the text in a section, newest first; no query once the site's topics are known."""
    return versioned(site, "topics", lambda: _topics(site)).get(page_id, [])


def _topics(site: SiteContext) -> dict[int, list[Link]]:
    found: dict[int, dict[str, Link]] = {}
    topics = TopicPage.objects.live().filter(path__startswith=site.root_path).order_by("-published_at")
    for topic in topics.only("title", "url_path", "sections"):
        url = url_of(topic.url_path, site) or "/"
        for pk in _named(topic):
            found.setdefault(pk, {})[url] = Link(topic.title, url)
    return {pk: list(links.values()) for pk, links in found.items()}


def _named(topic: TopicPage) -> Iterator[int]:
    for _kind, section in blocks_of(topic.sections):
        for block in section.get("content", ()):
            if block["type"] == "chosen":
                yield from filter(None, items(block["value"].get("pages")))


def interpretations_of(page_id: int, site: SiteContext) -> list[ListItem]:
    """Live texts of the site's columns of interpretations that link to the document, newest first.

    One query, and one more where there are any.
    """
    pages = get_default_page_content_type()
    links = ReferenceIndex.objects.filter(
        base_content_type=pages, to_content_type=pages, to_object_id=str(page_id)
    ).values_list("object_id", flat=True)
    ids = {int(pk) for pk in links} - {page_id}
    if not ids:
        return []
    now = timezone.now()
    places = tuple(node.url for node in tree_of(site).by_id.values() if node.kind == ColumnKind.INTERPRETATION)
    found = [
        item_of(row, site, now)
        for row in rows_by_id(ids).values()
        if (url_of(row.url_path, site) or "").startswith(places)
    ]
    return sorted(found, key=lambda item: str(item.date or ""), reverse=True)[:MOST]
