"""Cuts of pictures that are made by a worker after a text was published, so that no reader waits for the slow format."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from cms.media.service import queue_renditions

from .body import blocks_of, need
from .models import ArticlePage, LeaderPage, TopicPage
from .pictures import specs_of
from .references import Needs

if TYPE_CHECKING:
    from .pictures import Use

#: Pictures of a page beside those of its text: field and ratios in which lists and the page itself show it.
SHOWN: dict[type, tuple[str, str, tuple[str, ...]]] = {
    ArticlePage: ("lead_image_id", "body", ("16:9", "whole")),
    TopicPage: ("hero_id", "sections", ("16:9", "21:9")),
    LeaderPage: ("portrait_id", "resume", ("3:4",)),
}


def uses_of(page: Any) -> set[Use]:
    """Pictures of a text with the ratios in which they are shown."""
    if type(page) not in SHOWN:
        return set()
    picture, stream, ratios = SHOWN[type(page)]
    needs = Needs()
    for kind, value in blocks_of(getattr(page, stream)):
        for part_kind, part in _parts(kind, value):
            need(part_kind, part, needs)
    image_id = getattr(page, picture)
    return needs.pictures | ({(image_id, ratio) for ratio in ratios} if image_id else set())


def _parts(kind: str, value: Any) -> list[tuple[str, Any]]:
    """Blocks of a text; a section of a topic holds blocks of its own."""
    if kind == "section":
        return [(block["type"], block["value"]) for block in value.get("content", ())]
    return [(kind, value)]


def queue_cuts(page: Any) -> None:
    """Have all cuts of a page's pictures made: one task for each ratio, none for a page without pictures."""
    images: dict[str, set[int]] = defaultdict(set)
    for image_id, ratio in uses_of(page):
        if image_id:
            images[ratio].add(image_id)
    for ratio, ids in sorted(images.items()):
        queue_renditions(sorted(ids), specs_of(ratio))
