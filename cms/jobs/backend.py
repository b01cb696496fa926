"""Django tasks of Wagtail and of the platform, put into the queue by the transaction that causes them."""

from __future__ import annotations

from typing import Any, Final

from django.utils import timezone
from django_tasks.backends.base import BaseTaskBackend
from django_tasks.base import Task, TaskResult, TaskResultStatus
from django_tasks.signals import task_enqueued
from django_tasks.utils import normalize_json
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.jobs import Job
from procrastinate.manager import JobManager

from .app import NAMESPACE, NOW, QUEUES

#: Name under which `cms.jobs.tasks.run_function` stands in the queue.
RUN_FUNCTION: Final = f"{NAMESPACE}:run_function"


class ProcrastinateBackend(BaseTaskBackend):
    """Backend of django-tasks on the queue of procrastinate.

    The row is written through Django's own connection, in a worker too: what a transaction rolls back was never queued.
    A task without a queue of the platform goes to the one in OPTIONS["queue"].
    """

    supports_defer = True
    supports_async_task = True
    supports_priority = True
    #: A failed task is tried again, see `cms.jobs.retry`.
    retries = True

    def enqueue(self, task: Task[Any, Any], args: Any, kwargs: Any) -> TaskResult[Any]:
        """Queue a call of the task's function; raises `InvalidTaskError` and TypeError for arguments that are no JSON."""
        self.validate_task(task)
        call = {"path": task.module_path, "args": normalize_json(list(args)), "kwargs": normalize_json(dict(kwargs))}
        job = Job(
            queue=self._queue(task),
            lock=None,
            queueing_lock=None,
            task_name=RUN_FUNCTION,
            task_kwargs=call,
            priority=task.priority,
            scheduled_at=task.run_after,
        )
        # Not the application's connector: a worker replaces that by a pool of its own, outside Django's transaction.
        deferred = JobManager(DjangoConnector()).defer_job(job)
        result = new_result(task, str(deferred.id), call["args"], call["kwargs"], self.alias)
        task_enqueued.send(type(self), task_result=result)
        return result

    def _queue(self, task: Task[Any, Any]) -> str:
        return task.queue_name if task.queue_name in QUEUES else str(self.options.get("queue", NOW))


def new_result(task: Task[Any, Any], key: str, args: list[Any], kwargs: dict[str, Any], alias: str) -> TaskResult[Any]:
    """A result that waits, with the queue's id as its own."""
    return TaskResult(
        task=task,
        id=key,
        status=TaskResultStatus.READY,
        enqueued_at=timezone.now(),
        started_at=None,
        finished_at=None,
        last_attempted_at=None,
        args=args,
        kwargs=kwargs,
        backend=alias,
        errors=[],
        worker_ids=[],
    )
