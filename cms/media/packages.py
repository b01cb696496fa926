"""What is inside packed files: how much they unpack to, and that no program travels in them."""

from __future__ import annotations

import zipfile
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from .sniffing import ZIP

if TYPE_CHECKING:
    from django.core.files.base import File

#: Members of one package; an office document has hundreds at most.
MEMBERS: Final = 10_000
#: Unpacked bytes for each packed one. Plain text packs to a twentieth; a thousandth is a trap.
RATIO: Final = 200
#: Bytes below which the ratio says nothing: an empty sheet of a table packs very well.
SMALL: Final = 10 * 1024 * 1024
PROGRAMS: Final = frozenset(
    {
        "apk", "bat", "bin", "cmd", "com", "cpl", "dll", "dmg", "exe", "hta", "jar", "js", "jse", "lnk", "msi", "pif",
        "ps1", "reg", "scr", "sh", "vb", "vbe", "vbs", "wsf",
    }
)  # fmt: skip
#: Folders of office documents that hold parts of any name.
OFFICE_PARTS: Final = ("word/", "xl/", "ppt/", "docProps/", "customXml/")


def check_package(file: File) -> None:
    """Raise ValidationError for a packed file that unpacks beyond `UPLOAD_UNPACKED_LIMIT` bytes, is a trap of a tiny file
    with huge contents, or holds a program. Other files pass.

    Sizes are those that the package itself states; whoever unpacks it has to stop at the same limit.
    """
    file.seek(0)
    if not file.read(4).startswith(ZIP):
        file.seek(0)
        return
    try:
        with zipfile.ZipFile(file) as packed:
            members = packed.infolist()
    except zipfile.BadZipFile as problem:
        raise ValidationError(_("这个压缩文件已损坏，请重新打包后再上传。")) from problem
    finally:
        file.seek(0)
    _check_sizes(members)
    _check_names(members)


def _check_sizes(members: list[zipfile.ZipInfo]) -> None:
    unpacked = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    limit = settings.UPLOAD_UNPACKED_LIMIT
    if len(members) > MEMBERS or unpacked > limit or unpacked > max(SMALL, RATIO * packed):
        raise ValidationError(
            _("这个文件解开后有 %(count)s 个文件、%(size)s，超过了上限 %(limit)s 或压缩得不合常理，不能上传。")
            % {"count": len(members), "size": filesizeformat(unpacked), "limit": filesizeformat(limit)}
        )


def _check_names(members: list[zipfile.ZipInfo]) -> None:
    for member in members:
        path = PurePosixPath(member.filename.replace("\\", "/"))
        office = member.filename.startswith(OFFICE_PARTS) and path.suffix == ".bin"
        if path.suffix.removeprefix(".").lower() in PROGRAMS and not office:
            raise ValidationError(_("压缩文件里有程序“%(name)s”，不能上传。") % {"name": path.name})
