"""Work on pictures that nobody waits for."""

from __future__ import annotations

import logging

from django_tasks import task
from wagtail.images.exceptions import InvalidFilterSpecError
from wagtail.images.models import SourceImageIOError

from cms.core import versions
from cms.jobs.app import LONG

from .models import CustomImage

logger = logging.getLogger(__name__)


@task(queue_name=LONG)
def make_renditions(image_ids: list[int], specs: list[str]) -> None:
    """Make the cuts of these filter specs that are missing; a picture without a usable original is logged and left out."""
    for image in CustomImage.objects.filter(pk__in=image_ids):
        try:
            image.get_renditions(*specs)
        except (SourceImageIOError, InvalidFilterSpecError, OSError) as problem:
            logger.warning("picture %s has no usable original: %s", image.pk, problem)
    versions.bump(versions.CUTS)
