"""What templates are given: small frozen values, so that a list of 200 rows costs no query and no ORM object."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Link:
    """A word that leads somewhere. `url` is a path or an absolute address; empty when it is only a word."""

    title: str
    url: str = ""
    #: BCP 47 language of the target where it differs from the page's.
    lang: str = ""
    #: True for an address outside the cluster and outside .gov.cn hosts.
    external: bool = False


@dataclass(frozen=True, slots=True)
class NavEntry:
    """One section of the main navigation with the columns of its panel."""

    title: str
    url: str
    slug: str
    children: Sequence[Link] = ()


@dataclass(frozen=True, slots=True)
class PictureSource:
    """One file format of a picture: MIME type and the `srcset` value."""

    mime: str
    srcset: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture cut to one ratio in two widths; `alt` is empty for a decorative picture.

    `width` and `height` are pixels of the smaller cut and are always written into the page.
    """

    src: str
    alt: str
    width: int
    height: int
    sources: tuple[PictureSource, ...] = ()
    credit: str = ""


@dataclass(frozen=True, slots=True)
class Chip:
    """A state in a word. `tone` is one of ok, warn, err, off, info."""

    text: str
    tone: str = "off"


@dataclass(frozen=True, slots=True, eq=False)
class ListItem:
    """One row or card of any list. Only `title`, `url` and `date` are certain.

    Items are told apart by identity: hundreds of them are looked up for a home page.
    """

    title: str
    url: str
    #: Local time (Asia/Shanghai), None for things without a date (a leader, a column).
    date: datetime | date | None = None
    source: str = ""
    summary: str = ""
    #: 文号 of a document, 事项编码 of a service item.
    number: str = ""
    picture: Picture | None = None
    chips: Sequence[Chip] = ()
    #: Further facts of a card in order, label and value: (("市州", "张家界"), ...).
    facts: Sequence[tuple[str, str]] = ()
    #: Address of the sound file of a song row, and its length in seconds.
    audio_url: str = ""
    audio_seconds: int = 0
    #: Icon of the sprite used where there is no picture.
    icon: str = "file-text"
    pinned: bool = False
    external: bool = False


@dataclass(frozen=True, slots=True)
class Pager:
    """One page of a longer list; pages are real addresses `?page=N` with the other parameters kept."""

    number: int
    pages: int
    total: int
    #: Query string without `page`, either empty or ending in "&".
    query: str = ""
    #: Page numbers to offer; None stands for a gap.
    window: Sequence[int | None] = ()


@dataclass(frozen=True, slots=True)
class Facet:
    """One filter of a list as a drop-down: name of the GET parameter and its choices (value, label)."""

    name: str
    label: str
    choices: Sequence[tuple[str, str]]
    value: str = ""


@dataclass(frozen=True, slots=True)
class MetaTag:
    """One `<meta name= content=>` of the page."""

    name: str
    content: str


@dataclass(frozen=True, slots=True)
class PageMeta:
    """Everything in `<head>` that depends on the page. Addresses are absolute on the official domain's host."""

    title: str
    description: str = ""
    canonical: str = ""
    tags: Sequence[MetaTag] = ()
    #: Open Graph (property, content).
    open_graph: Sequence[tuple[str, str]] = ()
    #: (hreflang, absolute URL), the page itself included, empty when there is one language only.
    alternates: Sequence[tuple[str, str]] = ()
    #: (title, URL) of feeds in RSS; Atom and JSON stand beside them.
    feeds: Sequence[tuple[str, str]] = ()
    #: JSON-LD ready to be written, already escaped for a script element.
    json_ld: str = ""


@dataclass(frozen=True, slots=True)
class Footer:
    """The legal facts at the foot of every page. Values marked 示例 are sample numbers."""

    organiser: str
    undertaker: str = ""
    address: str = ""
    postcode: str = ""
    phone: str = ""
    hours: str = ""
    site_id_code: str = ""
    icp: str = ""
    police: str = ""
    police_url: str = ""
    report_error_url: str = ""
    links: Sequence[Link] = field(default_factory=tuple)


@dataclass(frozen=True, slots=True)
class Banner:
    """A notice across the head of every page. `tone` is err, warn or info."""

    title: str
    text: str = ""
    url: str = ""
    tone: str = "err"
