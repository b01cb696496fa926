"""Public API of jobs: start, cancel, resume and undo long acts, and run small ones by the clock."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from . import registry
from .enums import JobState
from .execution import execute_job
from .models import Job
from .registry import JobKind, register
from .run import ItemError, Run, Step
from .tasks import periodic
from .ticks import every
from .undo import UNDO

if TYPE_CHECKING:
    from wagtail.models import Site

    from cms.accounts.models import User
    from cms.departments.models import Department

__all__ = [
    "ItemError", "JobKind", "JobStateError", "Run", "Step", "can_resume", "can_undo", "cancel", "every", "periodic", "register",
    "resume", "start", "undo",
]  # fmt: skip


class JobStateError(Exception):
    """The job's state does not allow what was asked; the message says why."""


@transaction.atomic
def start(
    kind: str,
    *,
    title: str,
    by: User | None,
    payload: dict[str, Any],
    department: Department | None = None,
    site: Site | None = None,
) -> Job:
    """Queue a job; it runs after the surrounding transaction commits.

    Raises:
        UnknownKindError: nobody registered the kind.
    """
    registry.get(kind)
    job = Job.objects.create(
        kind=kind, title=title[:200], requested_by=by, payload=payload, department=department, site=site
    )
    _enqueue(job)
    return job


def _enqueue(job: Job) -> None:
    execute_job.using(queue_name=registry.get(job.kind).queue).enqueue(job.pk)
    job.refresh_from_db()


def _locked(job: Job) -> Job:
    return Job.objects.select_for_update().get(pk=job.pk)


@transaction.atomic
def cancel(job: Job) -> Job:
    """Cancel a job: at once while it waits, after the step it is in while it runs.

    Raises:
        JobStateError: the job is over.
    """
    job = _locked(job)
    if job.is_final:
        raise JobStateError(_("任务已经结束，不能取消。"))
    job.cancel_requested = True
    if job.state == JobState.QUEUED:
        job.state = JobState.CANCELLED
    job.save(update_fields=["cancel_requested", "state"])
    return job


@transaction.atomic
def resume(job: Job) -> Job:
    """Go on with a job that failed or was cancelled, from where it stopped.

    Raises:
        JobStateError: the job did neither.
    """
    job = _locked(job)
    if not can_resume(job):
        raise JobStateError(_("只有失败或取消的任务可以继续。"))
    job.state, job.attempts, job.cancel_requested, job.message = JobState.QUEUED, 0, False, ""
    job.save(update_fields=["state", "attempts", "cancel_requested", "message"])
    _enqueue(job)
    return job


def can_resume(job: Job) -> bool:
    """Whether the job failed or was cancelled."""
    return job.state in {JobState.FAILED, JobState.CANCELLED}


def can_undo(job: Job) -> bool:
    """Whether the job is over, its kind knows how to take items back, and there are any."""
    return job.is_final and job.state != JobState.UNDONE and _undoable(job) and job.items.exclude(undo=None).exists()


def _undoable(job: Job) -> bool:
    return registry.get(job.kind).undo is not None


@transaction.atomic
def undo(job: Job, *, by: User | None) -> Job:
    """Start a job that takes back the items of another, last one first.

    Raises:
        JobStateError: there is nothing to take back.
    """
    job = _locked(job)
    if not can_undo(job):
        raise JobStateError(_("这个任务没有可以撤销的内容。"))
    title = _("撤销：%(title)s") % {"title": job.title}
    return start(UNDO, title=title, by=by, payload={"job": job.pk}, department=job.department, site=job.site)
