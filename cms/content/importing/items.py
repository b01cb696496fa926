"""One text on its way in, whatever file it came from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class FileNote:
    """A picture or attachment named by a row; `path` is relative to the imported file."""

    path: str
    title: str = ""
    alt: str = ""
    caption: str = ""
    credit: str = ""
    decorative: bool = False


@dataclass(slots=True)
class Item:
    """A checked text. `values` are plain fields of the article; `notes` warnings as (field, sentence)."""

    line: int
    external_id: str
    values: dict[str, Any]
    body: list[str]
    column: str = ""
    elements: list[tuple[str, str]] = field(default_factory=list)
    pictures: list[FileNote] = field(default_factory=list)
    attachments: list[FileNote] = field(default_factory=list)
    old_url: str = ""
    published_at: datetime | None = None
    notes: list[tuple[str, str]] = field(default_factory=list)

    @property
    def title(self) -> str:
        """Title of the text."""
        return str(self.values["title"])
