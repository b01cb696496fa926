from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from cms.content.addresses import url_of
from cms.content.body import blocks_of, items, need, render_block
from cms.content.cards import Row, items_of
from cms.content.chrome import frame, trail_of
from cms.content.listing import latest_of, rows_by_id
from cms.content.meta import TextFacts, column_tags, official_url, page_meta, text_tags
from cms.content.models import TopicPage
from cms.content.references import Needs, resolve
from cms.content.tree import own_translations, tree_of

from .registry import Rendered, renders

if TYPE_CHECKING:
    from django.http import HttpRequest

    from cms.content.references import Found
    from cms.content.site_context import SiteContext

HERO = "21:9"
LIST_RATIO = "16:9"
Part = tuple[str, Any]


@renders(TopicPage)
def topic(page: TopicPage, site: SiteContext, request: HttpRequest) -> Rendered:
    """A topic: one picture, one sentence, sections by anchor."""
    chain = tree_of(site).chain(page.path)
    url = url_of(page.url_path, site) or "/"
    stored = [(value["heading"], _parts(value)) for _kind, value in blocks_of(page.sections)]
    material = _Material(site, [part for _heading, parts in stored for part in parts], page.hero_id)
    hero = material.found.pictures.get((page.hero_id or 0, HERO))
    facts = TextFacts(
        page.title, page.published_at or page.first_published_at or timezone.now(), site.name, page.keywords,
        description=page.lead, image_url=hero.src if hero else "",
    )  # fmt: skip
    tags = [*(column_tags(chain[-1], site) if len(chain) > 1 else []), *text_tags(facts, official_url(site, url), site)]
    own = own_translations(page, site)
    trail = trail_of(site, chain, page.title)
    meta = page_meta(
        site, url, page.title, description=page.lead, tags=tags, others=own, image_url=facts.image_url, trail=trail
    )
    sections = [
        SimpleNamespace(anchor=f"section-{number}", heading=heading, parts=material.parts(parts))
        for number, (heading, parts) in enumerate(stored, 1)
    ]
    values = {
        "topic": SimpleNamespace(title=page.title, lead=page.lead, picture=hero, feed_url=""),
        "archived_on": page.archived_on if page.archived_on and page.archived_on <= timezone.localdate() else None,
        "sections": [section for section in sections if section.parts],
    }
    return Rendered(
        TopicPage.template, frame(site, request, meta=meta, chain=chain, breadcrumbs=trail, own=own) | values
    )


def _parts(section: dict[str, Any]) -> list[Part]:
    return [(block["type"], block["value"]) for block in section.get("content", ())]


class _Material:
    """Everything the sections of one topic show, read together: texts of columns, chosen texts, pictures, files."""

    def __init__(self, site: SiteContext, parts: list[Part], hero_id: int | None) -> None:
        self.site = site
        tree = tree_of(site)
        self.columns = {
            pk: tree.by_id[pk] for kind, value in parts if kind == "column" and (pk := value["column"]) in tree.by_id
        }
        most = max((value.get("count") or 6 for kind, value in parts if kind == "column"), default=0)
        self.latest = latest_of(dict.fromkeys((node.path for node in self.columns.values()), most))
        chosen = {pk for kind, value in parts if kind == "chosen" for pk in items(value.get("pages")) if pk}
        self.chosen = rows_by_id(chosen) if chosen else {}
        self.found = self._read(parts, hero_id)

    def _read(self, parts: list[Part], hero_id: int | None) -> Found:
        needs = Needs()
        if hero_id:
            needs.pictures.add((hero_id, HERO))
        for kind, value in parts:
            need(kind, value, needs)
        rows = [row for found in self.latest.values() for row in found] + list(self.chosen.values())
        needs.pictures |= {(row.image_id, LIST_RATIO) for row in rows if row.image_id}
        return resolve(needs, self.site)

    def parts(self, parts: list[Part]) -> list[SimpleNamespace]:
        """The parts of one section as the template takes them; those without content are left out."""
        made = (self._part(kind, value) for kind, value in parts)
        return [part for part in made if part is not None]

    def _part(self, kind: str, value: Any) -> SimpleNamespace | None:
        if kind == "column":
            node = self.columns.get(value["column"])
            rows = self.latest[node.path][: value.get("count") or 6] if node else []
            return self._list(value.get("shape"), rows, node.title if node else "", node.url if node else "")
        if kind == "chosen":
            ids = items(value.get("pages"))
            return self._list(value.get("shape"), [self.chosen[pk] for pk in ids if pk in self.chosen], "", "")
        html = render_block(kind, value, self.found)
        return SimpleNamespace(kind="text", body=html, items=[], title="", url="") if html else None

    def _list(self, shape: str | None, rows: list[Row], title: str, url: str) -> SimpleNamespace | None:
        if not rows:
            return None
        found = items_of(rows, self.site, self.found.pictures, LIST_RATIO)
        return SimpleNamespace(kind=shape or "list", items=found, title=title, url=url, body="")
