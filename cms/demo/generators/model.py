"""What a demonstration text is made of: plain values that know nothing of pages and tables of the database."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text without markup."""

    text: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside the text, level 2 or 3."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list; numbered where `ordered`."""

    items: tuple[str, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a role, never of a named person."""

    text: str
    attribution: str = ""


@dataclass(frozen=True, slots=True)
class CallOut:
    """A set-off notice; `tone` is info or warn."""

    text: str
    tone: str = "info"


@dataclass(frozen=True, slots=True)
class Table:
    """A data table; the first row is the head, every row has the same length."""

    rows: tuple[tuple[str, ...], ...]
    caption: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """Figures as (value, unit, label) with the time they hold for."""

    items: tuple[tuple[str, str, str], ...]
    as_of: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """Steps as (when, what)."""

    items: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Accordion:
    """Questions with their answers."""

    items: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ImageSlot:
    """A picture in the text: key of `pictures.SCENES` and what stands under it."""

    picture: str
    caption: str = ""


@dataclass(frozen=True, slots=True)
class GallerySlot:
    """Pictures to leaf through: keys of `pictures.SCENES`, at least two, and what stands under each."""

    pictures: tuple[str, ...]
    captions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VideoSlot:
    """The demonstration film, with the words of its transcript."""

    title: str
    transcript: str


@dataclass(frozen=True, slots=True)
class AudioSlot:
    """A melody: key of `sounds.SONGS`, with its words."""

    sound: str
    title: str
    transcript: str


@dataclass(frozen=True, slots=True)
class AttachmentsSlot:
    """Files to download: keys of `attachments.FILES`."""

    files: tuple[str, ...]


Block = (
    Paragraph
    | Heading
    | Bullets
    | Quote
    | CallOut
    | Table
    | KeyFigures
    | Timeline
    | Accordion
    | ImageSlot
    | GallerySlot
    | VideoSlot
    | AudioSlot
    | AttachmentsSlot
)


@dataclass(frozen=True, slots=True)
class Plan:
    """One column to fill: where it is, what it holds and how much of it.

    `site` is portal, english or a department's code; `path` the slugs joined by "/"; `update_days` the update duty in
    calendar days, None where none; `owner` a department's code.
    """

    site: str
    path: str
    kind: str
    layout: str
    name: str
    owner: str
    update_days: int | None
    count: int
    lang: str = "zh"
    cobuilt: bool = False


@dataclass(slots=True)
class Draft:
    """What a writer gives: everything of a text that depends on its kind. Empty fields are filled in afterwards."""

    title: str
    summary: str
    body: list[Block]
    keywords: list[str] = field(default_factory=list)
    #: Code of the department the text comes from; empty: the column's owner.
    source: str = ""
    author: str = ""
    picture: str = ""
    elements: list[tuple[str, str]] = field(default_factory=list)
    number: str = ""
    validity: str = ""
    position: str = ""
    sound: str = ""
    facts: list[tuple[str, str]] = field(default_factory=list)
    #: The title without its issuer, for narrow lists.
    short_title: str = ""


@dataclass(frozen=True, slots=True)
class DemoArticle:
    """One finished demonstration text.

    `key` identifies it over runs; `published_at` is local time (Asia/Shanghai); `source` a department's code and
    `source_name` its short name in the text's language; `position` is set for the pages of leaders alone, `sound` for
    songs; `short_title` the title without its issuer; `validity` is valid, revised or repealed for documents; `elements` the element table in order;
    `explains` the keys of the documents that an interpretation explains.
    """

    key: str
    site: str
    path: str
    kind: str
    lang: str
    title: str
    summary: str
    body: tuple[Block, ...]
    keywords: tuple[str, ...]
    source: str
    source_name: str
    author: str
    published_at: datetime
    picture: str = ""
    elements: tuple[tuple[str, str], ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    number: str = ""
    validity: str = ""
    position: str = ""
    sound: str = ""
    short_title: str = ""
    period: tuple[date, date] | None = None
    explains: tuple[str, ...] = ()
    demo: bool = True


def block_text(block: Block) -> str:
    """Every word of a block, for searching and checking."""
    words: list[str] = []
    for name in block.__slots__:
        words.extend(_words(getattr(block, name)))
    return " ".join(words)


def _words(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, tuple):
        return [word for part in value for word in _words(part)]
    return []


def article_text(article: DemoArticle) -> str:
    """Title, summary, elements and body of a text as one string."""
    rows = [f"{label} {value}" for label, value in article.elements + article.facts]
    return "\n".join([article.title, article.summary, *rows, *map(block_text, article.body)])
