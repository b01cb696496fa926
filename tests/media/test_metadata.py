"""Pictures come into the store without what their makers did not mean to publish."""

from __future__ import annotations

import io

import pytest
from PIL import Image, UnidentifiedImageError

from cms.media.metadata import without_metadata
from tests.factories.media import make_image, picture_bytes, tell_tale


def opened(content) -> Image.Image:
    content.seek(0)
    return Image.open(io.BytesIO(content.read()))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_place_and_camera_are_dropped(kind):
    source = tell_tale(kind)
    assert dict(opened(source).getexif())
    result = opened(without_metadata(source))
    assert not dict(result.getexif())
    assert "exif" not in result.info
    assert result.format == kind


@pytest.mark.parametrize("kind", ["JPEG", "WEBP"])
def test_a_picture_on_its_side_is_turned_before_the_mark_goes(kind):
    result = opened(without_metadata(tell_tale(kind, orientation=6)))
    assert result.size == (20, 40)
    red, _green, blue = result.convert("RGB").getpixel((10, 5))
    assert red > 150 > blue


def test_points_of_an_upright_jpeg_do_not_change():
    source = tell_tale()
    assert opened(without_metadata(source)).tobytes() == opened(source).tobytes()


def test_nothing_stays_behind_the_end_of_a_jpeg():
    source = tell_tale()
    source.seek(0, io.SEEK_END)
    source.write(b"trailer with a film")
    assert b"trailer" not in without_metadata(source).read()


def test_a_progressive_jpeg_stays_whole():
    source = picture_bytes("JPEG", size=(400, 300), progressive=True, comment=b"secret")
    result = without_metadata(source)
    assert opened(result).tobytes() == opened(source).tobytes()
    result.seek(0)
    assert b"secret" not in result.read()


def test_a_clean_picture_is_left_alone():
    source = picture_bytes()
    assert without_metadata(source).read() == source.getvalue()


def test_comments_and_texts_are_dropped():
    jpeg = picture_bytes("JPEG", comment=b"secret")
    assert "comment" not in opened(without_metadata(jpeg)).info
    from PIL.PngImagePlugin import PngInfo

    words = PngInfo()
    words.add_text("Author", "somebody")
    assert not opened(without_metadata(picture_bytes("PNG", pnginfo=words))).text


def test_all_frames_of_a_moving_picture_stay():
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "green", "blue")]
    target = io.BytesIO()
    frames[0].save(target, "GIF", save_all=True, append_images=frames[1:], comment=b"secret", duration=100)
    result = opened(without_metadata(target))
    assert result.n_frames == 3
    assert "comment" not in result.info


def test_a_colour_profile_stays():
    result = opened(without_metadata(picture_bytes("JPEG", icc_profile=b"profile", comment=b"secret")))
    assert result.info["icc_profile"] == b"profile"


def test_no_picture_is_refused():
    with pytest.raises(UnidentifiedImageError):
        without_metadata(io.BytesIO(b"<svg/>"))


@pytest.mark.django_db
def test_every_way_into_the_store_cleans():
    from django.core.files.base import ContentFile

    from cms.media.models import CustomImage

    image = make_image()
    direct = CustomImage(title="a", alt_zh="b", file=ContentFile(tell_tale(orientation=6).getvalue(), "side.jpg"))
    direct.save()
    uploaded = CustomImage(title="a", alt_zh="b")
    uploaded.file.save("later.jpg", ContentFile(tell_tale(orientation=6).getvalue()), save=False)
    uploaded.save()
    for kept in (direct, uploaded):
        kept.refresh_from_db()
        with kept.file.open() as stored:
            content = stored.read()
        assert not dict(opened(io.BytesIO(content)).getexif())
        assert (kept.width, kept.height) == (20, 40)
        assert kept.file_size == len(content)
        assert len(kept.file_hash) == 40
    assert (image.width, image.height) == (40, 20)


@pytest.mark.django_db
def test_names_in_the_store_are_ascii():
    image = make_image("长沙 夜景.png")
    assert image.file.name.isascii()
