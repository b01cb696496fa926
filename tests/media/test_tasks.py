"""Cuts that nobody waits for."""

from __future__ import annotations

import pytest
from wagtail.images.exceptions import InvalidFilterSpecError

from cms.media.models import CustomRendition
from cms.media.service import queue_renditions
from tests.factories.media import make_image

pytestmark = pytest.mark.django_db


def test_cuts_are_made_by_the_worker():
    image = make_image()
    queue_renditions([image.pk], ["width-10|format-webp", "width-20|format-avif"])
    found = CustomRendition.objects.filter(image=image).values_list("filter_spec", flat=True)
    assert set(found) == {"width-10|format-webp", "width-20|format-avif"}


def test_a_lost_original_does_not_stop_the_others(caplog: pytest.LogCaptureFixture):
    lost, kept = make_image(), make_image()
    lost.file.storage.delete(lost.file.name)
    queue_renditions([lost.pk, kept.pk], ["width-10"])
    assert list(CustomRendition.objects.values_list("image_id", flat=True)) == [kept.pk]


def test_unknown_operations_show_at_once():
    with pytest.raises(InvalidFilterSpecError):
        queue_renditions([make_image().pk], ["squeeze-10"])


def test_nothing_is_queued_for_nothing():
    queue_renditions([], ["width-10"])
    assert not CustomRendition.objects.exists()
