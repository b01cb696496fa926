"""The kind of job that takes back what another one did."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext_lazy as _

from . import registry
from .enums import JobState
from .models import Job
from .run import Run

UNDO = "undo"


def _way_back(job: Job) -> Callable[[Any], None]:
    undo = registry.get(job.kind).undo
    if undo is None:
        raise registry.UnknownKindError(job.kind)
    return undo


def undo_items(run: Run) -> None:
    """Take back the items of the job in the payload, last one first; what cannot be taken back stays and is listed."""
    original = Job.objects.get(pk=run.payload["job"])
    take_back = _way_back(original)
    items = original.items.exclude(undo=None).order_by("-pk")
    run.begin(run.done + items.count() - run.job.failed)
    for item in items:
        with run.step(item.label):
            take_back(item.undo)
            original.items.filter(pk=item.pk).update(undo=None)
    if not run.job.failed:
        Job.objects.filter(pk=original.pk).update(state=JobState.UNDONE)


registry.register(registry.JobKind(UNDO, _("撤销"), undo_items))
