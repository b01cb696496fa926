"""Paragraphs, pictures and element rows as stored values of the article's streams."""

from __future__ import annotations

import uuid
from html import escape
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from cms.media.models import CustomDocument, CustomImage

    from .items import Item

#: Ids of blocks are made from the text's own id, so that a second run compares equal.
NAMESPACE: Final = uuid.UUID("0b7a3c52-8f7e-5d52-9a53-5a1d8f0e6c11")


def body_of(item: Item, pictures: list[CustomImage], attachments: list[CustomDocument]) -> list[dict[str, Any]]:
    """The body: its paragraphs whole in one block, then the pictures, then the attachments."""
    blocks: list[tuple[str, Any]] = []
    if item.body:
        blocks.append(("paragraph", "".join(f"<p>{escape(text, quote=False)}</p>" for text in item.body)))
    for note, picture in zip(item.pictures, pictures, strict=True):
        blocks.append(
            ("image", {"image": picture.pk, "alt": "", "decorative": note.decorative, "caption": note.caption})
        )
    if attachments:
        key = _key(item, "file")
        files = [
            {"type": "item", "value": file.pk, "id": f"{key[:-4]}{number:04d}"}
            for number, file in enumerate(attachments)
        ]
        blocks.append(("attachments", {"files": files}))
    return [{"type": kind, "value": value, "id": _key(item, str(place))} for place, (kind, value) in enumerate(blocks)]


def elements_of(item: Item) -> list[dict[str, Any]]:
    """The element table."""
    return [
        {"type": "row", "value": {"label": label, "value": value}, "id": _key(item, f"row {place}")}
        for place, (label, value) in enumerate(item.elements)
    ]


def _key(item: Item, place: str) -> str:
    return str(uuid.uuid5(NAMESPACE, f"{item.external_id} {place}"))
