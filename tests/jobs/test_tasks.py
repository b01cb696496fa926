"""What workers call, by path or by the clock, and what becomes of tasks whose worker is gone."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django_tasks import task
from django_tasks.base import TaskContext
from procrastinate import Blueprint
from procrastinate.contrib.django.models import ProcrastinateJob

from cms.jobs import tasks
from cms.jobs.retry import MAX_ATTEMPTS
from tests.jobs import kinds

seen: list[Any] = []


@task(takes_context=True)
def note(context: TaskContext, word: str) -> None:
    """A task that asks which attempt it is."""
    seen.append((context.attempt, word))


def call(function: Any, *args: Any, attempts: int = 0, **kwargs: Any) -> None:
    context: Any = SimpleNamespace(job=SimpleNamespace(id=5, attempts=attempts), worker_name=None)
    tasks.run_function(context, function.module_path, list(args), kwargs)


@pytest.mark.django_db
def test_a_task_is_called_with_what_it_was_given() -> None:
    call(kinds.make_group, "a")
    call(kinds.make_group, name="b")
    assert Group.objects.filter(name__in=["a", "b"]).count() == 2


def test_a_task_that_asks_is_told_its_attempt() -> None:
    seen.clear()
    call(note, "first")
    call(note, "third", attempts=2)
    assert seen == [(1, "first"), (3, "third")]


@pytest.mark.django_db
def test_an_object_that_is_gone_is_no_failure_and_a_fault_is_one() -> None:
    call(kinds.miss)
    with pytest.raises(RuntimeError):
        call(kinds.fail, "no")


def test_what_runs_by_the_clock_never_runs_twice_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    blueprint, done = Blueprint(), []
    monkeypatch.setattr(tasks, "blueprint", blueprint)
    tasks.periodic("tests.tick", "*/5 * * * *")(lambda: done.append("tick"))
    made = blueprint.tasks["tests.tick"]
    assert (made.queue, made.lock, made.queueing_lock) == ("now", "tests.tick", "tests.tick")
    made(timestamp=0)
    assert done == ["tick"]


def test_the_queue_is_tidied_each_night_of_what_ended_long_ago() -> None:
    asked: list[dict[str, Any]] = []

    async def delete(**options: Any) -> None:
        asked.append(options)

    manager = SimpleNamespace(delete_old_jobs=delete)
    context: Any = SimpleNamespace(app=SimpleNamespace(job_manager=manager))
    asyncio.run(tasks.tidy.func(context, 0))
    assert asked == [{"nb_hours": 24 * 30, "include_failed": True, "include_aborted": True}]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("attempts", "lock", "status"),
    [
        (0, None, "todo"),
        (MAX_ATTEMPTS - 2, None, "todo"),
        (MAX_ATTEMPTS - 1, None, "failed"),
        (0, "recover", "aborted"),
    ],
)
def test_tasks_of_a_dead_worker_wait_again_or_are_over(
    queued: None, recover: Callable[..., list[int]], attempts: int, lock: str | None, status: str
) -> None:
    number = int(kinds.make_group.enqueue("a").id)
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE procrastinate_jobs SET status = 'doing', attempts = %s, queueing_lock = %s", [attempts, lock]
        )
    assert recover() == ([number] if status == "todo" else [])
    assert ProcrastinateJob.objects.get().status == status
