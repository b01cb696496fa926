"""Pictures and attachments beside the imported file."""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from cms.core.imports import RowError
from cms.media.models import CustomDocument, CustomImage
from cms.media.service import store_document, store_picture

if TYPE_CHECKING:
    from wagtail.models import Collection

    from cms.accounts.models import User

    from .items import FileNote

#: Largest file that is read, bytes; the limits by kind are smaller and stand in the settings.
LARGEST: Final = 1024**3


@dataclass(frozen=True, slots=True)
class Files:
    """The folder of the imported file and where its pictures and attachments are kept.

    A file is stored under a name made from its content, so that a second run finds it again.
    """

    folder: Path
    collection: Collection
    by: User | None

    def check(self, note: FileNote, name: str) -> Path:
        """Path of a file that a row names; raises `RowError` when it is missing or outside the folder."""
        base = self.folder.resolve()
        path = (base / note.path).resolve()
        if not path.is_relative_to(base) or not path.is_file():
            raise RowError(name, _("找不到文件 %(path)s。") % {"path": note.path})
        if path.stat().st_size > LARGEST:
            raise RowError(name, _("文件 %(path)s 太大。") % {"path": note.path})
        if name == "pictures" and not (note.alt or note.caption or note.decorative):
            raise RowError(name, _("图片 %(path)s 缺少替代文本（alt）。") % {"path": note.path})
        return path

    def picture(self, note: FileNote) -> CustomImage:
        """The picture in the collection, stored when it is new there."""
        path = self.check(note, "pictures")
        content, name = _read(path)
        known = CustomImage.objects.filter(collection=self.collection, file__contains=Path(name).stem).first()
        if known:
            return known
        fields = {
            "alt_zh": "" if note.decorative else note.alt or note.caption,
            "is_decorative": note.decorative,
            "credit": note.credit,
        }
        title = (note.title or note.alt or note.caption or path.stem)[:255]
        try:
            return store_picture(
                io.BytesIO(content), name, title=title, collection=self.collection, by=self.by, **fields
            )
        except ValidationError as error:
            raise RowError("pictures", f"{note.path}：{' '.join(error.messages)}") from error

    def attachment(self, note: FileNote) -> CustomDocument:
        """The document in the collection, stored when it is new there."""
        path = self.check(note, "attachments")
        content, name = _read(path)
        known = CustomDocument.objects.filter(collection=self.collection, file__contains=Path(name).stem).first()
        if known:
            return known
        title = (note.title or path.stem)[:255]
        try:
            return store_document(io.BytesIO(content), name, title=title, collection=self.collection, by=self.by)
        except ValidationError as error:
            raise RowError("attachments", f"{note.path}：{' '.join(error.messages)}") from error


def _read(path: Path) -> tuple[bytes, str]:
    content = path.read_bytes()
    return content, f"import-{hashlib.sha256(content).hexdigest()[:24]}{path.suffix.lower()}"
