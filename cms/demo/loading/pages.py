"""Demonstration texts as live pages in their columns."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.utils import timezone

from cms.content.bulk import add_pages
from cms.content.models import ArticlePage, ColumnPage, LeaderPage, TopicPage
from cms.publishing.gate import publishing_as
from sites.models import HostedSite

from .blocks import part, raw_body, raw_elements

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from cms.demo.generators.model import DemoArticle

    from .files import DemoFiles


#: Columns whose newest texts a topic shows, by heading of the section, with the shape of their list.
TOPIC_SECTIONS = {
    "最新动态": ("news/department-news/reform-innovation", "list"),
    "政策解读": ("disclosure/interpretation/graphic", "picture"),
    "现场图片": ("news/multimedia/photo-news", "picture"),
}
#: Texts that a topic names.
MOST_CHOSEN = 5


def load_texts(site: str, texts: Iterable[DemoArticle], files: DemoFiles, day: date) -> int:
    """Add the texts of one site to its columns as live pages; returns how many. The caller holds the transaction."""
    columns = columns_by_path(site)
    added = 0
    for path, group in groupby(sorted(texts, key=lambda text: text.path), key=lambda text: text.path):
        pages: dict[type, list[Any]] = {}
        for number, text in enumerate(sorted(group, key=lambda text: text.published_at, reverse=True), 1):
            made = page_of(text, files, day, number, columns)
            pages.setdefault(type(made), []).append(made)
        for batch in pages.values():
            with publishing_as("provision"):
                add_pages(columns[path], batch, live=True, announce=False)
            added += len(batch)
    return added


def columns_by_path(site: str) -> dict[str, ColumnPage]:
    """Columns of a site by their slugs joined with slashes."""
    root = HostedSite.objects.select_related("wagtail_site__root_page").get(code=site).wagtail_site.root_page
    columns = ColumnPage.objects.descendant_of(root)
    return {column.url_path.removeprefix(root.url_path).strip("/"): column for column in columns}


def page_of(
    text: DemoArticle, files: DemoFiles, day: date, number: int, columns: dict[str, ColumnPage]
) -> ArticlePage | TopicPage | LeaderPage:
    """An unsaved page of the type that the text's column holds."""
    published = min(text.published_at, timezone.now())
    common: dict[str, Any] = {
        "title": text.title,
        "keywords": " ".join(text.keywords)[:200],
        "is_demo": True,
        "published_at": published,
    }
    if text.kind == "leader" and text.position:
        return LeaderPage(
            slug=f"{text.path.rpartition('/')[2]}-{number}",
            position=text.position,
            duties=text.summary,
            order=number,
            portrait_id=files.images.get(text.picture),
            resume=raw_body(text, files),
            **common,
        )
    if text.kind == "topic" and "topics" in text.path:
        sections = [*_sections(text, files), *_chosen_sections(text), *_newest_sections(text, columns)]
        return TopicPage(slug=f"topic-{number}", lead=text.summary[:200], hero_id=files.images.get(text.picture),
                         sections=sections, **common)  # fmt: skip
    return ArticlePage(
        summary=text.summary[:300],
        source=text.source_name[:100],
        author=text.author[:60],
        editor=text.author[:60],
        lead_image_id=files.images.get(text.picture),
        media_file_id=files.documents.get(text.sound) if text.sound else None,
        body=[*raw_body(text, files), *_explained(text)],
        elements=raw_elements({**dict(text.facts), **dict(text.elements)}.items(), text.key),
        short_title=text.short_title[:60],
        number=text.number[:60],
        validity=text.validity[:20],
        external_id=text.key if text.key.startswith("demo:") else f"given:{text.key}",
        import_batch=f"demo-{day}",
        **common,
    )


def _explained(text: DemoArticle) -> list[dict[str, Any]]:
    """A link to each document that the text explains; documents are loaded first, by the order of their paths."""
    known = ArticlePage.objects.filter(external_id__in=[f"given:{key}" for key in text.explains])
    links = [{"title": title, "page": pk, "url": ""} for pk, title in known.values_list("pk", "title")]
    return [part("links", {"items": links}, f"{text.key}/explains")] if text.explains and links else []


def _sections(text: DemoArticle, files: DemoFiles) -> list[dict[str, Any]]:
    """A topic's words as one section."""
    parts = [
        {"type": "text", "value": part["value"], "id": part["id"]}
        for part in raw_body(text, files)
        if part["type"] == "paragraph"
    ]
    return (
        [{"type": "section", "value": {"heading": "专题介绍", "content": parts}, "id": parts[0]["id"]}] if parts else []
    )


def _chosen_sections(text: DemoArticle) -> list[dict[str, Any]]:
    """Texts of the site that the topic names, by words of their titles; topics are loaded after them."""
    words = [word for word in text.keywords if len(word) > 1 and word != "专题"]
    condition = Q(pk__in=[])
    for word in words:
        condition |= Q(title__contains=word)
    root = HostedSite.objects.get(code=text.site).wagtail_site.root_page
    found = ArticlePage.objects.descendant_of(root).filter(condition).order_by("-published_at")
    pages = [part("item", pk, f"{text.key}/chosen/{pk}") for pk in found.values_list("pk", flat=True)[:MOST_CHOSEN]]
    if not pages:
        return []
    name = f"{text.key}/chosen"
    chosen = part("chosen", {"pages": pages, "shape": "list"}, f"{name}/0")
    return [part("section", {"heading": "相关报道", "content": [chosen]}, name)]


def _newest_sections(text: DemoArticle, columns: dict[str, ColumnPage]) -> list[dict[str, Any]]:
    """What a topic shows of the columns around it, by heading."""
    sections = []
    for heading, (path, shape) in TOPIC_SECTIONS.items():
        if path in columns:
            name = f"{text.key}/{path}"
            shown = {"column": columns[path].pk, "shape": shape, "count": 3 if shape == "picture" else 5}
            sections.append(
                part("section", {"heading": heading, "content": [part("column", shown, f"{name}/0")]}, name)
            )
    return sections
