"""Bodies of texts: StreamField data to HTML, block by block, with four queries at most whatever they hold.

Works on the stored data and not on Wagtail's block values, which would fetch every picture and file as an object.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from django.template import engines
from django.template.backends.jinja2 import Jinja2
from markupsafe import Markup

from .addresses import outward
from .presentation import Link
from .references import Needs, resolve
from .richtext import gather, rewrite

if TYPE_CHECKING:
    from jinja2 import Environment

    from .presentation import Picture
    from .references import File, Found
    from .site_context import SiteContext

Data = dict[str, Any]
Block = tuple[str, Any]


@dataclass(frozen=True, slots=True)
class Body:
    """A text ready to be shown; its files stand apart, because they are listed after it."""

    html: Markup
    attachments: list[File]
    #: Cut of the lead picture, or of the first picture of the text: the one to show where the page is shared.
    picture: Picture | None = None


def items(values: Any) -> list[Any]:
    """Values of a stored list block, with or without the wrapper that carries ids."""
    return [
        value["value"] if isinstance(value, dict) and value.get("type") == "item" else value for value in values or ()
    ]


def blocks_of(stream: Any) -> list[Block]:
    """Type and stored value of every block of a StreamField value."""
    return [(block["type"], block["value"]) for block in stream.raw_data]


def render_body(
    stream: Any, site: SiteContext, *, lead_image_id: int | None = None, medium_id: int | None = None, title: str = ""
) -> Body:
    """A StreamField value of `BodyBlock` as HTML in the language of the site.

    The lead picture stands before a text without pictures, the medium (`title`d) before one without sound and film.
    """
    blocks = blocks_of(stream)
    kinds = {kind for kind, _ in blocks}
    if lead_image_id and not kinds & {"image", "gallery", "video"}:
        blocks.insert(0, ("image", {"image": lead_image_id}))
    needs = Needs(files={medium_id} if medium_id else set())
    for kind, value in blocks:
        need(kind, value, needs)
    found = resolve(needs, site)
    if medium_id in found.files and not kinds & {"audio", "video"}:
        blocks.insert(0, (found.files[medium_id].kind, {"title": title, "file": medium_id}))
    parts = [render_block(kind, value, found) for kind, value in blocks if kind != "attachments"]
    files = [pk for kind, value in blocks if kind == "attachments" for pk in _file_ids(value)]
    attached = [found.files[pk] for pk in files if pk in found.files]
    return Body(Markup("\n").join(parts), attached, _first_picture(blocks, found))


def need(kind: str, value: Any, needs: Needs) -> None:
    """Note what one block points to."""
    if gatherer := GATHER.get(kind):
        gatherer(value, needs)


def render_block(kind: str, value: Any, found: Found) -> Markup:
    """One block as HTML; an unknown kind and a picture or file that is gone show nothing."""
    context = CONTEXT[kind](value, found) if kind in CONTEXT else {"value": value}
    if context is None or kind not in TEMPLATES:
        return Markup()
    return fragment(f"content/blocks/{TEMPLATES[kind]}.html", context)


def fragment(template: str, context: Data) -> Markup:
    """A piece of a page from its Jinja2 template."""
    return Markup(environment().get_template(template).render(context))  # noqa: S704


@cache
def environment() -> Environment:
    """The Jinja2 environment of the public pages."""
    backend = engines["jinja2"]
    assert isinstance(backend, Jinja2)  # noqa: S101
    return backend.env


def _file_ids(value: Data) -> list[int]:
    return [pk for pk in items(value.get("files")) if pk]


def _first_picture(blocks: list[Block], found: Found) -> Picture | None:
    for kind, value in blocks:
        entries = items(value.get("images")) if kind == "gallery" else [value] if kind == "image" else []
        for entry in entries:
            if picture := found.pictures.get((entry.get("image") or 0, "whole")):
                return picture
    return None


def _gather_gallery(value: Data, needs: Needs) -> None:
    for entry in items(value.get("images")):
        needs.pictures |= {(entry["image"], "4:3"), (entry["image"], "whole")}


def _gather_medium(value: Data, needs: Needs) -> None:
    needs.files |= {pk for pk in (value.get("file"), value.get("captions")) if pk}
    if value.get("poster"):
        needs.pictures.add((value["poster"], "16:9"))
    gather(value.get("transcript") or "", needs)


def _gather_answers(value: Data, needs: Needs) -> None:
    for entry in items(value.get("items")):
        gather(entry.get("answer") or "", needs)


GATHER: dict[str, Callable[[Any, Needs], None]] = {
    "paragraph": lambda value, needs: gather(value or "", needs),
    "text": lambda value, needs: gather(value or "", needs),
    "call_out": lambda value, needs: gather(value.get("text") or "", needs),
    "accordion": _gather_answers,
    "image": lambda value, needs: needs.pictures.add((value.get("image"), "whole")),
    "gallery": _gather_gallery,
    "video": _gather_medium,
    "audio": _gather_medium,
    "attachments": lambda value, needs: needs.files.update(_file_ids(value)),
    "contact": lambda value, needs: needs.contacts.update({value} if value else ()),
    "links": lambda value, needs: needs.pages.update(
        entry["page"] for entry in items(value.get("items")) if entry.get("page")
    ),
}


def _alt(picture: Any, value: Data) -> Any:
    """The picture with the alternative text of this use."""
    alt = "" if value.get("decorative") else value.get("alt") or picture.alt
    return type(picture)(picture.src, alt, picture.width, picture.height, picture.sources, picture.credit)


def _image(value: Data, found: Found) -> Data | None:
    picture = found.pictures.get((value.get("image") or 0, "whole"))
    return {"value": value, "picture": _alt(picture, value)} if picture else None


def _gallery(value: Data, found: Found) -> Data | None:
    entries = []
    for entry in items(value.get("images")):
        small, large = (found.pictures.get((entry.get("image") or 0, ratio)) for ratio in ("4:3", "whole"))
        if small and large:
            entries.append({"picture": _alt(small, entry), "full_url": large.src, "caption": entry.get("caption", "")})
    return {"pictures": entries} if entries else None


def _medium(value: Data, found: Found) -> Data | None:
    file = found.files.get(value.get("file") or 0)
    if file is None:
        return None
    captions = found.files.get(value.get("captions") or 0)
    return {
        "value": value | {"transcript": rewrite(value.get("transcript") or "", found)},
        "src": file.url,
        "mime": file.mime,
        "seconds": file.seconds,
        "poster": found.pictures.get((value.get("poster") or 0, "16:9")),
        "captions_url": captions.url if captions else "",
    }


def _accordion(value: Data, found: Found) -> Data:
    pairs = [entry | {"answer": rewrite(entry.get("answer") or "", found)} for entry in items(value.get("items"))]
    return {"value": {"items": pairs}}


def _table(value: Data, _found: Found) -> Data:
    table = value.get("table") or {}
    rows = [row["values"] for row in table.get("rows", ())]
    return {"value": value | {"table": SimpleNamespace(columns=table.get("columns", ()), rows=rows)}}


def _links(value: Data, found: Found) -> Data | None:
    links = list(_each_link(items(value.get("items")), found))
    return {"links": links} if links else None


def _each_link(entries: list[Data], found: Found) -> Iterable[Link]:
    for entry in entries:
        page = found.pages.get(entry.get("page") or 0)
        url, external = (page.url, False) if page else outward(entry.get("url") or "")
        if url:
            yield Link(entry.get("title") or (page.title if page else url), url, external=external)


CONTEXT: dict[str, Callable[[Any, Found], Data | None]] = {
    "paragraph": lambda value, found: {"value": rewrite(value or "", found)},
    "text": lambda value, found: {"value": rewrite(value or "", found)},
    "call_out": lambda value, found: {"value": value | {"text": rewrite(value.get("text") or "", found)}},
    "accordion": _accordion,
    "image": _image,
    "gallery": _gallery,
    "video": _medium,
    "audio": _medium,
    "table": _table,
    "key_figures": lambda value, _found: {"value": value | {"items": items(value.get("items"))}},
    "timeline": lambda value, _found: {"value": {"items": items(value.get("items"))}},
    "links": _links,
    "contact": lambda value, found: {"contact": found.contacts[value]} if value in found.contacts else None,
}
#: Template of each kind of block, by its name in the StreamField.
TEMPLATES = {
    kind: kind
    for kind in ("paragraph", "heading", "quote", "call_out", "accordion", "image", "gallery", "video", "audio")
} | {
    "text": "paragraph",
    "table": "table",
    "key_figures": "key_figures",
    "timeline": "timeline",
    "links": "link_list",
    "contact": "contact",
}
