"""Compares what a file is with what its name says."""

from __future__ import annotations

import zipfile
from typing import IO, TYPE_CHECKING, Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.core.files.base import File

#: Bytes that are looked at.
HEAD: Final = 4096
OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06")


def check_content(file: IO[bytes] | File, extension: str) -> None:
    """Raise ValidationError unless the content is of the kind that `extension` (without dot, small letters) names."""
    file.seek(0)
    head = file.read(HEAD)
    test = TESTS.get(extension)
    fits = bool(head) and test is not None and test(head, file)
    file.seek(0)
    if not head:
        raise ValidationError(_("这个文件是空的。"))
    if not fits:
        raise ValidationError(
            _("文件内容与扩展名 .%(extension)s 不符，请用原来的程序另存后再上传。") % {"extension": extension}
        )


def _starts(*marks: bytes, at: int = 0) -> Callable[[bytes, IO[bytes]], bool]:
    return lambda head, _file: head[at:].startswith(marks)


def _zip_with(member: str) -> Callable[[bytes, IO[bytes]], bool]:
    """A packed document that holds this member."""

    def test(head: bytes, file: IO[bytes]) -> bool:
        if not head.startswith(ZIP):
            return False
        file.seek(0)
        try:
            with zipfile.ZipFile(file) as packed:
                return member in packed.namelist()
        except zipfile.BadZipFile:
            return False

    return test


def _pdf(head: bytes, _file: IO[bytes]) -> bool:
    return b"%PDF-" in head[:1024]


def _mp3(head: bytes, _file: IO[bytes]) -> bool:
    return head.startswith(b"ID3") or (head[0] == 0xFF and len(head) > 1 and head[1] & 0xE0 == 0xE0)


def _wave(head: bytes, _file: IO[bytes]) -> bool:
    return head.startswith(b"RIFF") and head[8:12] == b"WAVE"


def _office_or_packed(head: bytes, _file: IO[bytes]) -> bool:
    return head.startswith((OLE, *ZIP))


def _text(head: bytes, _file: IO[bytes]) -> bool:
    """Text in UTF-8 or GB 18030; the last characters may be cut."""
    return b"\x00" not in head and any(_decodes(head, name) for name in ("utf-8-sig", "gb18030"))


def _captions(head: bytes, _file: IO[bytes]) -> bool:
    return head.removeprefix(b"\xef\xbb\xbf").startswith(b"WEBVTT") and _decodes(head, "utf-8-sig")


def _decodes(head: bytes, encoding: str) -> bool:
    shortest = len(head) - 3 if len(head) == HEAD else len(head)
    for end in range(len(head), shortest - 1, -1):
        try:
            head[:end].decode(encoding)
        except UnicodeDecodeError:
            continue
        return True
    return False


TESTS: Final[dict[str, Callable[[bytes, IO[bytes]], bool]]] = {
    "pdf": _pdf,
    "doc": _starts(OLE),
    "xls": _starts(OLE),
    "ppt": _starts(OLE),
    "wps": _office_or_packed,
    "et": _office_or_packed,
    "docx": _zip_with("word/document.xml"),
    "xlsx": _zip_with("xl/workbook.xml"),
    "pptx": _zip_with("ppt/presentation.xml"),
    "odt": _zip_with("content.xml"),
    "ods": _zip_with("content.xml"),
    "ofd": _zip_with("OFD.xml"),
    "zip": _starts(*ZIP),
    "rar": _starts(b"Rar!\x1a\x07"),
    "rtf": _starts(b"{\\rtf"),
    "mp3": _mp3,
    "wav": _wave,
    "ogg": _starts(b"OggS"),
    "mp4": _starts(b"ftyp", at=4),
    "m4a": _starts(b"ftyp", at=4),
    "webm": _starts(b"\x1aE\xdf\xa3"),
    "csv": _text,
    "txt": _text,
    "md": _text,
    "vtt": _captions,
}
