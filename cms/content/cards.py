"""From rows of the database to the items of lists."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy

from cms.core.phrases import gettext as _

from .addresses import url_below
from .presentation import Chip, ListItem
from .tree import readable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .presentation import Picture
    from .site_context import SiteContext

#: Validity of a document: stored word to the word shown and the tone of its chip.
VALIDITY = {
    "valid": (gettext_lazy("有效"), "ok"),
    "有效": (gettext_lazy("有效"), "ok"),
    "revised": (gettext_lazy("已修改"), "warn"),
    "已修改": (gettext_lazy("已修改"), "warn"),
    "expired": (gettext_lazy("失效"), "err"),
    "失效": (gettext_lazy("失效"), "err"),
    "已失效": (gettext_lazy("失效"), "err"),
    "repealed": (gettext_lazy("废止"), "err"),
    "废止": (gettext_lazy("废止"), "err"),
    "已废止": (gettext_lazy("废止"), "err"),
}


class Row(NamedTuple):
    """What one row of a list shows, in the order of `cms.content.listing.FIELDS`."""

    pk: int
    title: str
    url_path: str
    published_at: datetime | None
    pinned_until: datetime | None
    short_title: str = ""
    source: str = ""
    summary: str = ""
    number: str = ""
    validity: str = ""
    important: bool = False
    image_id: int | None = None
    sound_id: int | None = None
    sound_file: str = ""
    sound_seconds: int = 0
    updated_at: datetime | None = None
    pinned: bool = False


def document_url(pk: int, file: str) -> str:
    """Address of a file by its id and stored name; empty where files are not served."""
    try:
        return reverse("wagtaildocs_serve", args=[pk, file.rpartition("/")[2]])
    except NoReverseMatch:
        return ""


def validity_chip(validity: str) -> Chip | None:
    """State of a document as a chip; None without one."""
    if not validity:
        return None
    word, tone = VALIDITY.get(validity, (validity, "off"))
    return Chip(str(word), tone)


def chips_of(row: Row, *, pinned: bool) -> tuple[Chip, ...]:
    """States of an item: pinned, important, validity."""
    chips = [Chip(_("置顶"), "info")] if pinned else []
    if row.important:
        chips.append(Chip(_("重要"), "err"))
    if chip := validity_chip(row.validity):
        chips.append(chip)
    return tuple(chips)


def item_of(
    row: Row, site: SiteContext, now: datetime, picture: Picture | None = None, *, short: bool = False
) -> ListItem:
    """A row as an item of a list; `short` takes the short title of the home page where there is one.

    The same row on the same version of a site is the same object, so that markup made of it can be kept (`kept` of the
    templates).
    """
    pinned = row.pinned_until is not None and row.pinned_until > now
    return _made(row, picture, pinned, short, (site.site_id, site.version), site.root_url_path)


#: Items that a process remembers: those of the busiest lists of a cluster.
MOST_KEPT = 10_000


@lru_cache(maxsize=MOST_KEPT)
def _made(
    row: Row,
    picture: Picture | None,
    pinned: bool,
    short: bool,
    _version: tuple[int, str],
    root_url_path: str,
) -> ListItem:
    return ListItem(
        title=(short and row.short_title) or row.title,
        url=url_below(row.url_path, root_url_path),
        date=row.published_at.astimezone(timezone.get_default_timezone()) if row.published_at else None,
        source=row.source,
        summary=row.summary,
        number=row.number,
        picture=picture,
        chips=chips_of(row, pinned=pinned),
        audio_url=document_url(row.sound_id, row.sound_file) if row.sound_id else "",
        audio_seconds=row.sound_seconds or 0,
        pinned=pinned,
    )


def items_of(
    rows: Iterable[Row], site: SiteContext, pictures: dict[tuple[int, str], Picture], ratio: str, *, short: bool = False
) -> list[ListItem]:
    """Rows as items, with their pictures in one ratio out of `pictures_for`; without those that lead nowhere."""
    now = timezone.now()
    shown = [row for row in rows if readable(row.url_path, site)]
    return [item_of(row, site, now, pictures.get((row.image_id or 0, ratio)), short=short) for row in shown]
