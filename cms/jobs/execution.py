"""Takes a job from the queue to its end."""

from __future__ import annotations

import logging
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django_tasks import task, task_backends
from wagtail.users.models import UserProfile

from cms.core.audit.service import acting_as, noting

from . import registry
from .enums import JobState
from .models import Job
from .retry import MAX_ATTEMPTS, Interrupted
from .run import JobCancelled, LeaseLost, Run

logger = logging.getLogger(__name__)


@task(queue_name="long")
def execute_job(job_id: int) -> None:
    """Run a job, or go on with it. An error that is not of one item is raised, so that the queue tries again."""
    run = _take(job_id)
    if run is None:
        return
    try:
        with (
            acting_as(run.job.requested_by, run.job.department),
            noting(job=run.job.pk),
            translation.override(_language_of(run.job)),
        ):
            registry.get(run.job.kind).work(run)
    except JobCancelled:
        _finish(run, state=JobState.CANCELLED)
    except LeaseLost:
        logger.warning("Job %s goes on in another worker", job_id)
    except Interrupted:
        _release(run, attempts=F("attempts") - 1)
        raise
    except Exception:
        logger.exception("Job %s failed", job_id)
        _give_back_or_fail(run)
        raise
    else:
        _finish(run, state=JobState.DONE)


def _language_of(job: Job) -> str:
    """Language of whoever reads the results: that of the admin for the person who asked."""
    user = job.requested_by
    return UserProfile.get_for_user(user).get_preferred_language() if user else settings.LANGUAGE_CODE


@transaction.atomic
def _take(job_id: int) -> Run | None:
    """The job under a lease of this run; None when it is over or somebody cancelled it."""
    job = Job.objects.select_for_update().filter(pk=job_id).first()
    if job is None or job.is_final:
        return None
    run = Run(job)
    if job.attempts >= MAX_ATTEMPTS:
        _set(job, state=JobState.FAILED, finished_at=timezone.now(), message=_("任务多次中断，已停止重试。"))
        return None
    now = timezone.now()
    _set(
        job,
        state=JobState.RUNNING,
        run_id=run.run_id,
        attempts=job.attempts + 1,
        started_at=job.started_at or now,
        heartbeat_at=now,
    )
    return run


def _set(job: Job, **values: Any) -> None:
    for name, value in values.items():
        setattr(job, name, value)
    job.save(update_fields=list(values))


def _finish(run: Run, **values: Any) -> None:
    held = Job.objects.filter(pk=run.job.pk, run_id=run.run_id)
    held.update(finished_at=timezone.now(), run_id=None, **values)


def _release(run: Run, **values: Any) -> None:
    """Put the job back among those that wait."""
    Job.objects.filter(pk=run.job.pk, run_id=run.run_id).update(state=JobState.QUEUED, run_id=None, **values)


def _give_back_or_fail(run: Run) -> None:
    """After an error of the whole run: wait for the next attempt, or end the job when there is none."""
    retries = getattr(task_backends["default"], "retries", False)
    if retries and run.job.attempts < MAX_ATTEMPTS:
        _release(run)
    else:
        _finish(run, state=JobState.FAILED, message=_("程序出错，已记入日志。"))
