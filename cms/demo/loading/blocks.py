"""From the generators' blocks to the raw values of a StreamField."""

from __future__ import annotations

import uuid
from html import escape
from typing import TYPE_CHECKING, Any

from cms.demo.generators import model

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from cms.demo.generators.model import Block, DemoArticle
    from cms.demo.loading.files import DemoFiles

#: Ids of blocks are derived, so that a second run writes the same ones.
NAMESPACE = uuid.UUID("5f1d0d5e-6f0e-4a57-9f3a-3d3a8b2f7c11")

Raw = dict[str, Any]


def raw_body(article: DemoArticle, files: DemoFiles) -> list[Raw]:
    """The body of a text as raw StreamField data; neighbouring paragraphs and lists become one block of rich text."""
    merged = _merged(article.body)
    return [_block(article.key, position, *_convert(block, files)) for position, block in enumerate(merged)]


def raw_elements(rows: Iterable[tuple[str, str]], key: str) -> list[Raw]:
    """An element table as raw StreamField data."""
    return [
        _block(f"{key}/elements", position, "row", {"label": label, "value": value})
        for position, (label, value) in enumerate(rows)
    ]


def _block(key: str, position: int, kind: str, value: Any) -> Raw:
    return part(kind, value, f"{key}/{position}")


def part(kind: str, value: Any, name: str) -> Raw:
    """One block as it is stored; its id follows from the name."""
    return {"type": kind, "value": value, "id": str(uuid.uuid5(NAMESPACE, name))}


def _merged(body: Iterable[Block]) -> list[Block | str]:
    parts: list[Block | str] = []
    for block in body:
        if isinstance(block, model.Paragraph | model.Bullets):
            html = _html(block)
            if parts and isinstance(parts[-1], str):
                parts[-1] += html
            else:
                parts.append(html)
        else:
            parts.append(block)
    return parts


def _html(block: model.Paragraph | model.Bullets) -> str:
    if isinstance(block, model.Paragraph):
        return f"<p>{escape(block.text, quote=False)}</p>"
    tag = "ol" if block.ordered else "ul"
    return f"<{tag}>{''.join(f'<li>{escape(item, quote=False)}</li>' for item in block.items)}</{tag}>"


def _convert(part: Block | str, files: DemoFiles) -> tuple[str, Any]:
    if isinstance(part, str):
        return "paragraph", part
    return CONVERTERS[type(part)](part, files)


def _heading(block: model.Heading, _files: DemoFiles) -> tuple[str, Any]:
    return "heading", {"text": block.text, "level": str(block.level)}


def _quote(block: model.Quote, _files: DemoFiles) -> tuple[str, Any]:
    return "quote", {"text": block.text, "attribution": block.attribution}


def _call_out(block: model.CallOut, _files: DemoFiles) -> tuple[str, Any]:
    return "call_out", {"tone": block.tone, "text": f"<p>{escape(block.text, quote=False)}</p>"}


def _table(block: model.Table, _files: DemoFiles) -> tuple[str, Any]:
    head, *rows = block.rows
    table = {
        "columns": [{"type": "text", "heading": cell} for cell in head],
        "rows": [{"values": list(row)} for row in rows],
        "caption": "",
    }
    return "table", {"caption": block.caption, "source": block.source, "row_headers": True, "table": table}


def _figures(block: model.KeyFigures, _files: DemoFiles) -> tuple[str, Any]:
    items = [{"value": value, "unit": unit, "label": label} for value, unit, label in block.items]
    return "key_figures", {"items": items, "as_of": block.as_of}


def _timeline(block: model.Timeline, _files: DemoFiles) -> tuple[str, Any]:
    return "timeline", {"items": [{"when": when, "what": what} for when, what in block.items]}


def _accordion(block: model.Accordion, _files: DemoFiles) -> tuple[str, Any]:
    pairs = [
        {"question": question, "answer": f"<p>{escape(answer, quote=False)}</p>"} for question, answer in block.items
    ]
    return "accordion", {"items": pairs}


def _image(block: model.ImageSlot, files: DemoFiles) -> tuple[str, Any]:
    return "image", {"image": files.images[block.picture], "alt": "", "decorative": False, "caption": block.caption}


def _gallery(block: model.GallerySlot, files: DemoFiles) -> tuple[str, Any]:
    pairs = zip(block.pictures, block.captions, strict=True)
    return "gallery", {"images": [_image(model.ImageSlot(picture, caption), files)[1] for picture, caption in pairs]}


def _video(block: model.VideoSlot, files: DemoFiles) -> tuple[str, Any]:
    return "video", {
        "title": block.title,
        "file": files.documents["film"],
        "poster": files.images.get("lake-dawn"),
        "captions": files.documents[f"captions-{_language(block.transcript)}"],
        "transcript": f"<p>{escape(block.transcript, quote=False)}</p>",
    }


def _audio(block: model.AudioSlot, files: DemoFiles) -> tuple[str, Any]:
    lines = "".join(f"<p>{escape(line, quote=False)}</p>" for line in block.transcript.splitlines() if line.strip())
    return "audio", {"title": block.title, "file": files.documents[block.sound], "transcript": lines}


def _attachments(block: model.AttachmentsSlot, files: DemoFiles) -> tuple[str, Any]:
    return "attachments", {"files": [files.documents[key] for key in block.files]}


def _language(words: str) -> str:
    """`en` for words without Chinese characters."""
    return "zh" if any("\u4e00" <= char <= "\u9fff" for char in words) else "en"


CONVERTERS: dict[type, Callable[[Any, DemoFiles], tuple[str, Any]]] = {
    model.Heading: _heading,
    model.Quote: _quote,
    model.CallOut: _call_out,
    model.Table: _table,
    model.KeyFigures: _figures,
    model.Timeline: _timeline,
    model.Accordion: _accordion,
    model.ImageSlot: _image,
    model.GallerySlot: _gallery,
    model.VideoSlot: _video,
    model.AudioSlot: _audio,
    model.AttachmentsSlot: _attachments,
}
