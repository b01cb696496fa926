"""Feeds of a column in RSS 2.0, Atom and JSON Feed 1.1: the newest public texts at and below it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed

from .listing import Scope, page_of
from .meta import official_url
from .pages.registry import dated
from .tree import readable

if TYPE_CHECKING:
    from datetime import datetime

    from .cards import Row
    from .site_context import SiteContext
    from .tree import Node

#: Entries of one feed.
ENTRIES = 30
CONTENT_TYPES = {
    "rss.xml": "application/rss+xml; charset=utf-8",
    "atom.xml": "application/atom+xml; charset=utf-8",
    "feed.json": "application/feed+json; charset=utf-8",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One text of a feed; the id is its address on the official domain and stays when the host changes."""

    id: str
    url: str
    title: str
    summary: str
    source: str
    published_at: datetime
    updated_at: datetime


def feed_response(node: Node, site: SiteContext, name: str) -> HttpResponse:
    """The feed of a column; `name` is a key of `CONTENT_TYPES`. One query."""
    rows = page_of(Scope(node.path, deep=True), node.kind, size=ENTRIES)
    entries = [entry_of(row, site) for row in rows if readable(row.url_path, site)]
    text = json_feed(node, site, entries) if name == "feed.json" else xml_feed(node, site, entries, name)
    return dated(HttpResponse(text, content_type=CONTENT_TYPES[name]), site)


def entry_of(row: Row, site: SiteContext) -> Entry:
    """A row as an entry, with its times in local time."""
    path = "/" + row.url_path.removeprefix(site.root_url_path)
    published = timezone.localtime(row.published_at or row.updated_at or site.changed_at)
    updated = max(published, timezone.localtime(row.updated_at)) if row.updated_at else published
    return Entry(
        official_url(site, path),
        f"{site.base_url}{path}",
        row.title,
        row.summary,
        row.source or site.name,
        published,
        updated,
    )


def title_of(node: Node, site: SiteContext) -> str:
    """Name of a feed: column and site."""
    return site.name if node.is_home else f"{node.title} - {site.name}"


class _Rss(Rss201rev2Feed):
    """RSS whose time is that of its newest entry."""

    content_type = CONTENT_TYPES["rss.xml"]

    def latest_post_date(self) -> datetime:
        return self.feed["changed"]


class _Atom(Atom1Feed):
    """Atom whose time is that of its newest entry."""

    content_type = CONTENT_TYPES["atom.xml"]

    def latest_post_date(self) -> datetime:
        return self.feed["changed"]


def xml_feed(node: Node, site: SiteContext, entries: list[Entry], name: str) -> str:
    """RSS 2.0 or Atom."""
    kind = _Rss if name == "rss.xml" else _Atom
    feed = kind(
        title=title_of(node, site),
        link=f"{site.base_url}{node.url}",
        description=node.purpose or title_of(node, site),
        language=site.html_lang,
        feed_url=f"{site.base_url}{node.url}{name}",
        changed=max((entry.updated_at for entry in entries), default=timezone.localtime(site.changed_at)),
    )
    for entry in entries:
        feed.add_item(
            title=entry.title,
            link=entry.url,
            description=entry.summary,
            unique_id=entry.id,
            unique_id_is_permalink=False,
            author_name=entry.source,
            pubdate=entry.published_at,
            updateddate=entry.updated_at,
        )
    return feed.writeString("utf-8")


def json_feed(node: Node, site: SiteContext, entries: list[Entry]) -> str:
    """JSON Feed 1.1."""
    return json.dumps(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": title_of(node, site),
            "home_page_url": f"{site.base_url}{node.url}",
            "feed_url": f"{site.base_url}{node.url}feed.json",
            "language": site.html_lang,
            "items": [_json_entry(entry) for entry in entries],
        },
        ensure_ascii=False,
    )


def _json_entry(entry: Entry) -> dict[str, object]:
    return {
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        "content_text": entry.summary or entry.title,
        "date_published": entry.published_at.isoformat(),
        "date_modified": entry.updated_at.isoformat(),
        "authors": [{"name": entry.source}],
    }
