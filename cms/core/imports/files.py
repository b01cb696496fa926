"""Files as people have them: UTF-8 with or without a mark, GB18030, packed with xz."""

from __future__ import annotations

import codecs
import lzma
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from pathlib import Path

#: Largest file after unpacking, bytes.
LARGEST: Final = 512 * 1024 * 1024

MARKS: Final = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


class FileProblem(Exception):
    """The file cannot be read; the message says why in one sentence."""


@dataclass(frozen=True, slots=True)
class SourceText:
    """A file as text; `note` tells the person when its encoding was not UTF-8."""

    text: str
    encoding: str
    note: str = ""


def read_source(path: Path) -> SourceText:
    """The text of a file.

    Raises:
        FileProblem: missing, unreadable, damaged, larger than `LARGEST`, or in no known encoding.
    """
    try:
        data = _unpacked(path) if path.suffix == ".xz" else path.read_bytes()
    except (OSError, lzma.LZMAError, EOFError) as error:
        raise FileProblem(_("文件读不出来：%(error)s。") % {"error": error}) from error
    if len(data) > LARGEST:
        raise FileProblem(_("文件超过 %(size)s MB，请分成几个文件。") % {"size": LARGEST // 1024**2})
    return decode(data)


def _unpacked(path: Path) -> bytes:
    with lzma.open(path) as packed:
        return packed.read(LARGEST + 1)


def decode(data: bytes) -> SourceText:
    """Bytes as text: by its mark, else UTF-8, else GB18030.

    Raises:
        FileProblem: neither fits, or the text holds zero characters, which no text file does.
    """
    source = _decoded(data)
    if "\x00" in source.text:
        raise FileProblem(_("这不是文本文件。"))
    return source


def _decoded(data: bytes) -> SourceText:
    named = [(name, name) for mark, name in MARKS if data.startswith(mark)]
    for encoding, known in named or [("utf-8", "utf-8"), ("gb18030", "GB18030")]:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        note = "" if encoding.startswith("utf-8") else _("文件编码为 %(name)s，已按此读取。") % {"name": known}
        return SourceText(text, encoding, note)
    raise FileProblem(_("文件编码不是 UTF-8 或 GB18030，请转换后再导入。"))
