from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image
from willow.image import Image as WillowImage

from cms.media import avif


def picture(mode: str = "RGB") -> BytesIO:
    buffer = BytesIO()
    Image.radial_gradient("L").resize((480, 270)).convert(mode).save(buffer, "PNG" if mode != "CMYK" else "TIFF")
    buffer.seek(0)
    return buffer


@pytest.fixture
def speeds(monkeypatch):
    """Speeds with which Pillow is asked to write AVIF."""
    seen = []
    save = Image.Image.save

    def noted(self, target, format=None, **options):  # noqa: A002
        if format == "AVIF":
            seen.append(options.get("speed"))
        return save(self, target, format, **options)

    monkeypatch.setattr(Image.Image, "save", noted)
    return seen


def test_cuts_are_written_at_the_quick_speed_and_can_be_read(speeds):
    target = BytesIO()
    WillowImage.open(picture()).save_as_avif(target, quality=55)
    target.seek(0)
    assert speeds == [avif.SPEED]
    assert Image.open(target).size == (480, 270)


def test_a_picture_without_loss_goes_willows_own_way(speeds):
    WillowImage.open(picture()).save_as_avif(BytesIO(), lossless=True)
    assert speeds == [None]
