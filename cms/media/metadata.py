"""Takes out of pictures what their makers did not mean to publish: place, camera, comments."""

from __future__ import annotations

from io import BytesIO
from typing import IO, Final

from django.core.files.base import ContentFile, File
from PIL import Image, ImageOps

#: Facts of a file that change how it looks; everything else is dropped.
KEPT: Final = frozenset({"icc_profile", "transparency", "background", "duration", "loop", "disposal", "dpi"})
#: Facts that Pillow reads from any file and that say nothing about people.
HARMLESS: Final = KEPT | {"jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive", "progression", "version"}
ORIENTATION: Final = 0x0112
#: Quality of a JPEG or AVIF file whose points have to be turned, percent.
QUALITY: Final = 95


def without_metadata(content: IO[bytes]) -> File:
    """The picture without EXIF, GPS, XMP and comments, upright without needing an orientation mark.

    A file that carries none of these comes back as it is; a JPEG that needs no turning keeps its points unchanged.
    Raises `PIL.UnidentifiedImageError` for what is no picture.
    """
    content.seek(0)
    with Image.open(content) as picture:
        clean = _clean(picture)
        data = content if clean else ContentFile(_rewritten(picture), name=getattr(content, "name", None))
    data.seek(0)
    return data if isinstance(data, File) else File(data)


def _clean(picture: Image.Image) -> bool:
    return not picture.getexif() and not set(picture.info) - HARMLESS and not getattr(picture, "text", None)


def _rewritten(picture: Image.Image) -> bytes:
    kind = str(picture.format)
    turned = picture.getexif().get(ORIENTATION, 1) != 1
    facts = {key: value for key, value in picture.info.items() if key in KEPT}
    options: dict[str, object] = {"icc_profile": facts.get("icc_profile")}
    if kind in {"JPEG", "MPO"}:
        kind, options["quality"] = "JPEG", "keep" if not turned and picture.format == "JPEG" else QUALITY
    elif kind in {"WEBP", "AVIF"}:
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
