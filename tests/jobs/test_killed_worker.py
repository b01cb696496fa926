from __future__ import annotations

import signal
import time
from typing import TYPE_CHECKING

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob

from cms.jobs import service
from cms.jobs.enums import JobState
from cms.jobs.models import Job
from cms.jobs.recovery import LEASE_SECONDS
from cms.jobs.worker import work
from tests.jobs import kinds

if TYPE_CHECKING:
    from collections.abc import Callable
    from subprocess import Popen

pytestmark = pytest.mark.django_db(transaction=True)

NAMES = [f"group {number}" for number in range(12)]
#: Seconds; a worker takes long to start on a machine with other work.
PATIENCE = 90


def made() -> int:
    return Group.objects.filter(name__startswith="group").count()


def start_slow_job(pause: float = 0.15) -> Job:
    return service.start(kinds.SLOW, title="Slow", by=None, payload={"names": NAMES, "pause": pause})


def wait_until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline, "nothing happened in time"
        time.sleep(0.05)


def test_a_job_survives_the_kill_of_its_worker(
    start_worker: Callable[..., Popen[bytes]], recover: Callable[..., list[int]]
) -> None:
    job = start_slow_job()
    worker = start_worker("long")
    wait_until(lambda: Job.objects.get(pk=job.pk).done >= 3)
    worker.send_signal(signal.SIGKILL)
    worker.wait()
    job.refresh_from_db()
    assert job.state == JobState.RUNNING
    assert job.done == made()

    assert len(recover()) == 1
    work({"long": 1}, wait=False)

    job.refresh_from_db()
    assert (job.state, job.done, job.attempts) == (JobState.DONE, len(NAMES), 2)
    assert made() == len(NAMES)


def test_a_task_whose_workers_row_is_gone_is_found_too(
    start_worker: Callable[..., Popen[bytes]], recover: Callable[..., list[int]]
) -> None:
    job = start_slow_job()
    worker = start_worker("long")
    wait_until(lambda: Job.objects.get(pk=job.pk).done >= 1)
    worker.send_signal(signal.SIGKILL)
    worker.wait()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_workers")

    assert len(recover()) == 1


def test_a_worker_that_lives_keeps_its_task(
    start_worker: Callable[..., Popen[bytes]], recover: Callable[..., list[int]]
) -> None:
    job = start_slow_job(pause=0.3)
    start_worker("long")
    wait_until(lambda: Job.objects.get(pk=job.pk).done >= 1)

    assert recover(LEASE_SECONDS) == []


def test_a_polite_stop_ends_after_the_step_and_the_next_worker_goes_on(
    start_worker: Callable[..., Popen[bytes]],
) -> None:
    job = start_slow_job()
    worker = start_worker("long")
    wait_until(lambda: Job.objects.get(pk=job.pk).done >= 2)
    worker.send_signal(signal.SIGTERM)
    worker.wait(timeout=PATIENCE)
    job.refresh_from_db()
    assert (job.state, job.attempts) == (JobState.QUEUED, 0)

    work({"long": 1}, wait=False)

    job.refresh_from_db()
    assert (job.state, made()) == (JobState.DONE, len(NAMES))


def test_a_task_that_ends_every_worker_is_given_up(queued: None, recover: Callable[..., list[int]]) -> None:
    kinds.make_group.enqueue("a")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing', attempts = 4")

    assert recover() == []
    assert ProcrastinateJob.objects.get().status == "failed"


def test_two_workers_share_the_tasks_and_do_none_twice(start_worker: Callable[..., Popen[bytes]]) -> None:
    for number in range(40):
        kinds.make_group.enqueue(f"group {number}")

    workers = [start_worker("now", "--once") for _ in range(2)]
    for worker in workers:
        assert worker.wait(timeout=PATIENCE) == 0

    assert made() == 40
    assert not ProcrastinateJob.objects.filter(task_name="cms:run_function").exists()


def test_a_long_job_does_not_delay_an_urgent_task(start_worker: Callable[..., Popen[bytes]]) -> None:
    job = start_slow_job(pause=0.5)
    start_worker("long", "--queue", "now")
    wait_until(lambda: Job.objects.get(pk=job.pk).done >= 1)

    kinds.make_group.enqueue("urgent")
    wait_until(Group.objects.filter(name="urgent").exists)

    assert Job.objects.get(pk=job.pk).state == JobState.RUNNING
