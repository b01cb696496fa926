"""A damaged picture, or one that unpacks to too much, is refused in words and never stops the server."""

from __future__ import annotations

import random
import struct
import zlib
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from cms.media.metadata import without_metadata
from cms.media.models import CustomImage
from cms.media.validation import check_picture
from tests.factories.media import make_image, picture_bytes, tell_tale
from tests.factories.newsroom import at_work
from tests.factories.users import make_user

EXTENSIONS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp", "AVIF": "avif", "GIF": "gif"}
#: Damaged copies of each picture.
COPIES = 60


def whole(kind: str) -> bytes:
    """A picture on its side that says where it was taken, so that taking it in means turning and cleaning it."""
    return (picture_bytes(kind, comment=b"secret") if kind == "GIF" else tell_tale(kind, orientation=6)).getvalue()


def damaged(content: bytes, number: int) -> bytes:
    """Cut short, or with a few bytes changed; the same for the same number."""
    dice, data = random.Random(number), bytearray(content)
    if number % 3 == 0:
        return bytes(data[: dice.randrange(20, len(data))])
    for _ in range(1 if number % 3 == 1 else 8):
        data[dice.randrange(len(data))] = dice.randrange(256)
    return bytes(data)


@pytest.mark.parametrize("kind", EXTENSIONS)
def test_what_is_taken_for_a_picture_can_be_taken_in(kind: str):
    content, refused = whole(kind), 0
    for number in range(COPIES):
        file = ContentFile(damaged(content, number), f"a.{EXTENSIONS[kind]}")
        try:
            check_picture(file)
        except ValidationError:
            refused += 1
        else:
            with Image.open(without_metadata(file)) as picture:
                picture.load()
    assert refused > COPIES // 3
    check_picture(ContentFile(content, f"a.{EXTENSIONS[kind]}"))


def moving(frames: int) -> bytes:
    target = BytesIO()
    pictures = [Image.radial_gradient("L").resize((60, 60)).rotate(turn * 7) for turn in range(frames)]
    pictures[0].save(target, "GIF", save_all=True, append_images=pictures[1:])
    return target.getvalue()


def test_a_film_cut_in_a_later_frame_is_refused():
    content = moving(4)
    check_picture(ContentFile(content, "a.gif"))
    with pytest.raises(ValidationError, match="不是可用的图片"):
        check_picture(ContentFile(content[: len(content) * 3 // 4], "a.gif"))


@pytest.mark.parametrize(("limit", "taken"), [(60 * 60 * 4, True), (60 * 60 * 4 - 1, False)])
def test_points_of_all_frames_count(settings, limit: int, taken: bool):
    settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS = limit
    try:
        check_picture(ContentFile(moving(4), "a.gif"))
    except ValidationError:
        assert not taken
    else:
        assert taken


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


@pytest.mark.parametrize("side", [9_000, 12_000, 60_000])
def test_a_few_bytes_that_promise_a_huge_picture_are_refused(side: int):
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0))
    content = b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\0" * 100)) + chunk(b"IEND", b"")
    with pytest.raises(ValidationError, match="不是可用的图片"):
        check_picture(ContentFile(content, "a.png"))


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["torn.jpg", "torn.avif", "torn.webp"])
def test_the_upload_screen_tells_a_damaged_picture(name: str):
    content = whole({"jpg": "JPEG"}.get(name[5:], name[5:].upper()))
    data = {"title": "a", "files[]": SimpleUploadedFile(name, content[: len(content) - 40]), "collection": 1}
    browser = at_work(make_user(superuser=True))
    answer = browser.post("/admin/images/multiple/add/", data, headers={"X-Requested-With": "XMLHttpRequest"})
    assert (answer.status_code, answer.json()["success"]) == (200, False)
    assert not CustomImage.objects.exists()


@pytest.mark.django_db
def test_a_file_of_two_names_is_what_its_last_name_says():
    with pytest.raises(ValidationError, match="不能上传"):
        check_picture(ContentFile(picture_bytes().getvalue(), "a.png.php"))
    assert make_image("a.php.png").file.name.endswith(".png")
