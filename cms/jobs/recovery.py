"""Tasks whose worker was killed go back into the queue."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Final

from django.utils import timezone
from procrastinate.exceptions import ConnectorException
from procrastinate.jobs import Status

from .retry import MAX_ATTEMPTS

if TYPE_CHECKING:
    from procrastinate.jobs import Job
    from procrastinate.manager import JobManager

logger = logging.getLogger(__name__)

#: Seconds between two signs of life of a worker.
HEARTBEAT_SECONDS: Final = 5.0
#: Seconds of silence after which a worker counts as dead and its lease on its tasks is over.
LEASE_SECONDS: Final = 30.0


async def requeue_stalled(manager: JobManager, *, silence: float = LEASE_SECONDS) -> list[int]:
    """Put the tasks of workers that are silent for `silence` seconds back into the queue; returns their numbers.

    Tasks whose worker's row is gone already count too: another worker's start may remove it first. A task that took down
    `MAX_ATTEMPTS` workers is given up.
    """
    requeued: list[int] = []
    for job in await manager.get_stalled_jobs(seconds_since_heartbeat=silence):
        key = job.id or 0
        try:
            if await _recover(manager, job, key):
                requeued.append(key)
        except ConnectorException:
            logger.info("Another worker has taken care of task %s", key)
    return requeued


async def _recover(manager: JobManager, job: Job, key: int) -> bool:
    """Queue the task again, or end it; True when queued."""
    if job.queueing_lock:
        # What runs by the clock comes again by itself, and its next run may wait under the same lock already.
        await manager.finish_job_by_id_async(key, Status.ABORTED, delete_job=False)
        return False
    if job.attempts + 1 >= MAX_ATTEMPTS:
        logger.error("Task %s ended %d workers and is given up", job.call_string, job.attempts + 1)
        await manager.finish_job_by_id_async(key, Status.FAILED, delete_job=False)
        return False
    logger.warning("Worker of %s is gone; the task is queued again", job.call_string)
    await manager.retry_job_by_id_async(key, retry_at=timezone.now())
    return True
