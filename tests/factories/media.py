"""Pictures and files made in memory."""

from __future__ import annotations

import io
import zipfile

from PIL import Image
from wagtail.models import Collection

from cms.media.models import CustomDocument, CustomImage
from cms.media.service import store_document, store_picture

ORIENTATION, CAMERA, GPS = 0x0112, 0x0110, 0x8825


def picture_bytes(kind: str = "PNG", size: tuple[int, int] = (40, 20), **options: object) -> io.BytesIO:
    """A picture whose left half is red and right half is blue."""
    picture = Image.new("RGB", size, "blue")
    picture.paste("red", (0, 0, size[0] // 2, size[1]))
    target = io.BytesIO()
    picture.save(target, kind, **options)
    target.seek(0)
    return target


def tell_tale(kind: str = "JPEG", orientation: int = 1) -> io.BytesIO:
    """A picture that says where and with what it was taken."""
    exif = Image.Exif()
    exif[ORIENTATION], exif[CAMERA] = orientation, "PhoneModel"
    exif.get_ifd(GPS)[1] = "N"
    return picture_bytes(kind, exif=exif)


def packed(*members: str) -> io.BytesIO:
    """A zip file with these members."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for member in members:
            archive.writestr(member, "x")
    target.seek(0)
    return target


def root_collection() -> Collection:
    return Collection.get_first_root_node()


def make_image(name: str = "a.png", collection: Collection | None = None, **fields: object) -> CustomImage:
    values = {"title": name, "alt_zh": "两名工人在车间", "collection": collection or root_collection()} | fields
    return store_picture(picture_bytes(), name, **values)


def make_document(
    name: str = "a.pdf", content: bytes = b"%PDF-1.7 0123456789", collection: Collection | None = None, **fields: object
) -> CustomDocument:
    values = {"title": name, "collection": collection or root_collection()} | fields
    return store_document(io.BytesIO(content), name, **values)
