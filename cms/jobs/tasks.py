"""What the workers run: functions by their path, and the care of the queue itself."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any, Final

from django.core.exceptions import ObjectDoesNotExist
from django.utils.module_loading import import_string
from django_tasks.base import TaskContext
from procrastinate import Blueprint

from .app import NOW
from .backend import new_result
from .recovery import requeue_stalled
from .retry import BackOff

if TYPE_CHECKING:
    from collections.abc import Callable

    from procrastinate import JobContext

logger = logging.getLogger(__name__)

blueprint = Blueprint()

#: Hours that failed tasks stay in the queue's table for whoever looks into them.
KEEP_FAILED_HOURS: Final = 24 * 30


@blueprint.task(name="run_function", queue=NOW, retry=BackOff(), pass_context=True)
def run_function(context: JobContext, path: str, args: list[Any], kwargs: dict[str, Any]) -> None:
    """Call the django-task at the dotted path.

    An object that is gone by now needs neither index nor thumbnail: such a task is over, not failed.
    """
    task = import_string(path)
    if task.takes_context:
        result = new_result(task, str(context.job.id), args, kwargs, task.backend)
        result.worker_ids.extend([context.worker_name or "worker"] * (context.job.attempts + 1))
        args = [TaskContext(task_result=result), *args]
    try:
        task.call(*args, **kwargs)
    except ObjectDoesNotExist as error:
        logger.info("Nothing to do for %s: %s", path, error)


@blueprint.periodic(cron="* * * * *", periodic_id="recovery")
@blueprint.task(name="recover", queue=NOW, queueing_lock="recover", pass_context=True)
async def recover(context: JobContext, timestamp: int) -> None:
    """Put tasks of dead workers back into the queue, each minute."""
    await requeue_stalled(context.app.job_manager)


@blueprint.periodic(cron="17 3 * * *", periodic_id="tidy")
@blueprint.task(name="tidy", queue=NOW, queueing_lock="tidy", pass_context=True)
async def tidy(context: JobContext, timestamp: int) -> None:
    """Forget tasks that ended long ago, each night."""
    await context.app.job_manager.delete_old_jobs(nb_hours=KEEP_FAILED_HOURS, include_failed=True, include_aborted=True)


def periodic(name: str, cron: str) -> Callable[[Callable[[], None]], Callable[[], None]]:
    """Run a function without arguments by the clock, in the queue *now*, never twice at a time.

    For modules called `tasks`, which are read before the workers start. `cron` is in UTC; one run is skipped while the
    one before still waits.
    """

    def register(function: Callable[[], None]) -> Callable[[], None]:
        def run(timestamp: int) -> None:
            function()

        task = blueprint.task(name=name, queue=NOW, queueing_lock=name, lock=name)(run)
        blueprint.periodic(cron=cron, periodic_id=name)(task)
        return function

    return register
