"""What a text points to: pictures, files and pages, gathered first and read with one query each."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from wagtail.models import Page

from cms.media.models import AUDIO_EXTENSIONS, VIDEO_EXTENSIONS, CustomDocument

from .addresses import url_of
from .cards import document_url
from .models import ContactPoint
from .pictures import pictures_for
from .presentation import Link

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .pictures import Use
    from .presentation import Picture
    from .site_context import SiteContext

MIME = {
    "mp4": "video/mp4", "webm": "video/webm", "mp3": "audio/mpeg", "wav": "audio/wav", "ogg": "audio/ogg",
    "m4a": "audio/mp4",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class File:
    """A file to download or to play; `size` in bytes, `seconds` of sound and film."""

    title: str
    url: str
    ext: str
    size: int = 0
    seconds: int = 0

    @property
    def kind(self) -> str:
        """audio, video or document."""
        if self.ext in AUDIO_EXTENSIONS:
            return "audio"
        return "video" if self.ext in VIDEO_EXTENSIONS else "document"

    @property
    def mime(self) -> str:
        return MIME.get(self.ext, "")


@dataclass(frozen=True, slots=True)
class Contact:
    """A contact point in the language of a site; parts that nobody entered are empty."""

    name: str
    phone: str
    address: str
    hours: str


@dataclass(slots=True)
class Needs:
    """What has to be read before a text can be written out."""

    pages: set[int] = field(default_factory=set)
    files: set[int] = field(default_factory=set)
    contacts: set[int] = field(default_factory=set)
    pictures: set[Use] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Found:
    """What was read; whatever is missing there is not live, or gone."""

    pages: dict[int, Link]
    files: dict[int, File]
    pictures: dict[Use, Picture]
    contacts: dict[int, Contact] = field(default_factory=dict)


def resolve(needs: Needs, site: SiteContext) -> Found:
    """Read all that is needed: at most one query for each kind, none for a kind without any."""
    return Found(
        pages_by_id(needs.pages, site) if needs.pages else {},
        files_by_id(needs.files) if needs.files else {},
        pictures_for(needs.pictures, site) if needs.pictures else {},
        contacts_by_id(needs.contacts, site) if needs.contacts else {},
    )


def pages_by_id(ids: Iterable[int], site: SiteContext) -> dict[int, Link]:
    """Live pages as links."""
    rows = Page.objects.filter(pk__in=ids, live=True).values_list("pk", "title", "url_path")
    return {pk: Link(title, url_of(url_path, site)) for pk, title, url_path in rows}


def files_by_id(ids: Iterable[int]) -> dict[int, File]:
    """Files with their addresses."""
    rows = CustomDocument.objects.filter(pk__in=ids).values_list("pk", "title", "file", "file_size", "duration")
    return {
        pk: File(title, document_url(pk, name), name.rpartition(".")[2].lower(), size or 0, seconds)
        for pk, title, name, size, seconds in rows
    }


def contacts_by_id(ids: Iterable[int], site: SiteContext) -> dict[int, Contact]:
    """Contact points; one without a name in English keeps its own on the English site. Addresses and hours are written in
    Chinese, and stand on Chinese sites alone."""
    rows = ContactPoint.objects.filter(pk__in=ids)
    if site.language.startswith("en"):
        return {row.pk: Contact(row.name_en or row.name, row.phone, "", "") for row in rows}
    return {row.pk: Contact(row.name, row.phone, row.address, row.hours) for row in rows}
