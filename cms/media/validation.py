"""What may be uploaded: kinds, sizes, and contents that are what they say."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from PIL import Image

from .enums import upload_kind
from .metadata import without_metadata
from .packages import check_package
from .sniffing import check_content

if TYPE_CHECKING:
    from django.core.files.base import File

#: Formats of Pillow by extension.
FORMATS = {"jpg": "JPEG", "jpeg": "JPEG", "png": "PNG", "gif": "GIF", "webp": "WEBP", "avif": "AVIF"}
#: What Pillow raises about damaged files; its formats have no common class for it.
DAMAGED = (OSError, SyntaxError, ValueError, RuntimeError, EOFError, Image.DecompressionBombError)


def extension_of(name: str | None) -> str:
    """Extension in small letters, without the dot."""
    return PurePosixPath(name or "").suffix.removeprefix(".").lower()


def check_size(file: File, kind: str) -> None:
    """Raise ValidationError when the file is larger than `UPLOAD_LIMITS` allows for its kind."""
    limit = settings.UPLOAD_LIMITS[kind]
    if (file.size or 0) > limit:
        sizes = {"size": filesizeformat(file.size), "limit": filesizeformat(limit)}
        raise ValidationError(_("文件大小为 %(size)s，超过了上限 %(limit)s，请压缩后再上传。") % sizes)


def check_document(file: File) -> None:
    """Raise ValidationError unless the file is of an allowed kind, within its limit, and what its name says."""
    extension = extension_of(file.name)
    allowed = settings.WAGTAILDOCS_EXTENSIONS
    if extension not in allowed:
        raise ValidationError(
            _("不能上传 .%(extension)s 文件。可以上传：%(allowed)s。")
            % {"extension": extension, "allowed": "、".join(allowed)}
        )
    check_size(file, upload_kind(extension))
    check_content(file, extension)
    check_package(file)


def check_picture(file: File) -> None:
    """Raise ValidationError unless the file is a whole picture of the kind its name says, within the limits."""
    extension = extension_of(file.name)
    if extension not in settings.WAGTAILIMAGES_EXTENSIONS:
        raise ValidationError(_("不能上传 .%(extension)s 图片。") % {"extension": extension})
    check_size(file, "image")
    file.seek(0)
    try:
        kind = _kind_of_whole(file)
    except DAMAGED as problem:
        raise ValidationError(_("这个文件不是可用的图片。")) from problem
    finally:
        file.seek(0)
    if FORMATS.get(extension) != kind:
        raise ValidationError(_("图片内容与扩展名 .%(extension)s 不符，请另存后再上传。") % {"extension": extension})


def _kind_of_whole(file: File) -> str | None:
    """Pillow's name of the format, once every point was read and the file can be taken in without its metadata.

    Raises one of `DAMAGED`, as well for a small file that unpacks to more points than a server should hold.
    """
    with Image.open(file) as picture:
        frames = getattr(picture, "n_frames", 1)
        if picture.width * picture.height * frames > settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS:
            raise Image.DecompressionBombError
        kind = "JPEG" if picture.format == "MPO" else picture.format
        for frame in range(frames):
            picture.seek(frame)
            picture.load()
    without_metadata(file)
    return kind
