"""Takes out of pictures what their makers did not mean to publish: place, camera, comments."""

from __future__ import annotations

import re
from io import BytesIO
from typing import IO, Any, Final

from django.core.files.base import ContentFile, File
from PIL import Image, ImageOps

#: Facts of a file that change how it looks; everything else is dropped.
KEPT: Final = frozenset({"icc_profile", "transparency", "background", "duration", "loop", "disposal", "dpi"})
#: Facts that Pillow reads from any file and that say nothing about people.
HARMLESS: Final = KEPT | {"jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive", "progression", "version"}
ORIENTATION: Final = 0x0112
#: Quality of a JPEG, WebP or AVIF file that has to be written anew, percent.
QUALITY: Final = 95
#: The next marker of a JPEG file; inside picture data FF is followed by 00 or a restart.
MARKER: Final = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
END_OF_IMAGE: Final = 0xD9
COLOUR_PROFILE: Final = b"ICC_PROFILE"
#: Segments of a JPEG file that hold EXIF, XMP, makers' notes and comments: APP1 to APP13, APP15, COM.
TALKING: Final = frozenset({*range(0xE1, 0xEE), 0xEF, 0xFE})


def without_metadata(content: IO[bytes]) -> File:
    """The picture without EXIF, GPS, XMP and comments, upright without needing an orientation mark.

    A file that carries none of these comes back as it is; a JPEG that needs no turning keeps every point. Raises
    `PIL.UnidentifiedImageError` for what is no picture.
    """
    content.seek(0)
    with Image.open(content) as picture:
        if _clean(picture):
            data = content
        else:
            data = ContentFile(_rewritten(picture, content), name=getattr(content, "name", None))
    data.seek(0)
    return data if isinstance(data, File) else File(data)


def _clean(picture: Image.Image) -> bool:
    return not picture.getexif() and not set(picture.info) - HARMLESS and not getattr(picture, "text", None)


def _rewritten(picture: Image.Image, content: IO[bytes]) -> bytes:
    kind = "JPEG" if picture.format == "MPO" else str(picture.format)
    turned = picture.getexif().get(ORIENTATION, 1) != 1
    if kind == "JPEG" and not turned:
        content.seek(0)
        return bare_jpeg(content.read())
    facts: dict[Any, Any] = {key: value for key, value in picture.info.items() if key in KEPT}
    options: dict[str, object] = {"icc_profile": facts.get("icc_profile")}
    if kind in {"JPEG", "WEBP", "AVIF"}:
        options["quality"] = QUALITY
    if getattr(picture, "n_frames", 1) > 1 and kind != "JPEG":
        options |= {key: facts[key] for key in ("duration", "loop", "background", "disposal") if key in facts}
        options["save_all"] = True
    elif turned:
        picture = ImageOps.exif_transpose(picture)
    picture.info = facts
    target = BytesIO()
    picture.save(target, format=kind, **options)
    return target.getvalue()


def bare_jpeg(data: bytes) -> bytes:
    """A JPEG file without the segments that talk, and without anything behind its end; its points stay as they are."""
    parts, at = [data[:2]], 2
    while match := MARKER.search(data, at):
        start = match.start()
        parts.append(data[at:start])
        kind = data[start + 1]
        if kind == END_OF_IMAGE:
            return b"".join([*parts, data[start : start + 2]])
        at = start + 2 + int.from_bytes(data[start + 2 : start + 4], "big")
        if kind not in TALKING or data.startswith(COLOUR_PROFILE, start + 4):
            parts.append(data[start:at])
    return b"".join([*parts, data[at:]])
