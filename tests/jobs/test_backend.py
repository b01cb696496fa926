from __future__ import annotations

import datetime

import pytest
from django.contrib.auth.models import Group
from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from cms.jobs.worker import work
from tests.jobs import kinds

once = {"now": 1}


@pytest.mark.django_db
def test_a_task_waits_in_the_queue_for_what_is_urgent(queued: None) -> None:
    result = kinds.make_group.enqueue("a")

    job = ProcrastinateJob.objects.get(pk=result.id)
    assert (job.queue_name, job.status, job.task_name) == ("now", "todo", "cms:run_function")
    assert job.args == {"path": "tests.jobs.kinds.make_group", "args": ["a"], "kwargs": {}}


@pytest.mark.django_db
def test_queue_priority_and_time_are_kept(queued: None) -> None:
    when = timezone.now() + datetime.timedelta(hours=1)

    kinds.make_group.using(queue_name="long", priority=7, run_after=when).enqueue("a")

    job = ProcrastinateJob.objects.get()
    assert (job.queue_name, job.priority, job.scheduled_at) == ("long", 7, when)


@pytest.mark.django_db
def test_what_a_transaction_takes_back_was_never_queued(queued: None) -> None:
    with transaction.atomic():
        kinds.make_group.enqueue("a")
        transaction.set_rollback(True)

    assert not ProcrastinateJob.objects.exists()


@pytest.mark.django_db
def test_arguments_that_are_no_json_are_refused(queued: None) -> None:
    with pytest.raises(TypeError):
        kinds.make_group.enqueue(object())


@pytest.mark.django_db(transaction=True)
def test_a_worker_runs_the_task(queued: None) -> None:
    kinds.make_group.enqueue("a")

    work(once, wait=False)

    assert Group.objects.filter(name="a").exists()
    assert not ProcrastinateJob.objects.filter(task_name="cms:run_function").exists()


@pytest.mark.django_db(transaction=True)
def test_a_failed_task_waits_for_its_next_attempt(queued: None) -> None:
    before = timezone.now()
    kinds.fail.enqueue("no")

    work(once, wait=False)

    job = ProcrastinateJob.objects.get(task_name="cms:run_function")
    assert (job.status, job.attempts) == ("todo", 1)
    assert job.scheduled_at > before + datetime.timedelta(seconds=2)


@pytest.mark.django_db(transaction=True)
def test_a_task_whose_object_is_gone_is_over(queued: None) -> None:
    kinds.miss.enqueue()

    work(once, wait=False)

    assert not ProcrastinateJob.objects.filter(task_name="cms:run_function").exists()
