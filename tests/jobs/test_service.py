from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Group
from procrastinate.contrib.django.models import ProcrastinateJob

from cms.jobs import registry, service
from cms.jobs.enums import JobState
from cms.jobs.execution import execute_job
from cms.jobs.models import Job
from cms.jobs.retry import Interrupted
from cms.jobs.run import LeaseLost, Run, stopping
from tests.jobs import kinds

pytestmark = pytest.mark.django_db


def start(*names: str, kind: str = kinds.COUNT, **more: Any) -> Job:
    return service.start(kind, title="Groups", by=None, payload={"names": list(names), **more})


def made() -> list[str]:
    """Names of the groups that jobs made, without those that an installation begins with."""
    names = Group.objects.exclude(name__in=["Editors", "Moderators"]).order_by("name")
    return list(names.values_list("name", flat=True))


def test_a_job_deals_with_every_item() -> None:
    job = start("a", "b")

    assert (job.state, job.total, job.done, job.failed, job.percent) == (JobState.DONE, 2, 2, 0, 100)
    assert list(job.items.values_list("label", "ok", "message")) == [("a", True, "made"), ("b", True, "made")]


def test_a_bad_item_is_listed_and_the_rest_goes_on() -> None:
    job = start("a", "bad", "c")

    assert (job.state, job.done, job.failed) == (JobState.DONE, 3, 1)
    assert job.items.filter(ok=False).values_list("label", "field", "message").get() == (
        "bad", "name", "Names must not be bad.",
    )  # fmt: skip
    assert made() == ["a", "c"]


def test_a_fault_of_the_program_takes_back_its_item_alone() -> None:
    job = start("a", "crash", "c")

    assert (job.state, job.failed) == (JobState.DONE, 1)
    assert not Group.objects.filter(name="crash").exists()


def test_a_job_that_fails_as_a_whole_says_so() -> None:
    job = service.start(kinds.BROKEN, title="Broken", by=None, payload={})

    assert job.state == JobState.FAILED
    assert job.message


def test_an_unknown_kind_starts_nothing() -> None:
    with pytest.raises(registry.UnknownKindError):
        service.start("nobody", title="x", by=None, payload={})

    assert not Job.objects.exists()


def test_one_key_belongs_to_one_kind() -> None:
    with pytest.raises(registry.DuplicateKindError):
        registry.register(registry.JobKind(kinds.COUNT, "Another", kinds.count))


def test_a_job_in_the_queue_waits_for_the_long_worker(queued: None) -> None:
    job = start("a")

    assert job.state == JobState.QUEUED
    assert ProcrastinateJob.objects.get().queue_name == "long"


def test_a_waiting_job_is_cancelled_at_once(queued: None) -> None:
    job = service.cancel(start("a"))
    execute_job.func(job.pk)

    job.refresh_from_db()
    assert job.state == JobState.CANCELLED
    assert made() == []


def test_a_running_job_is_cancelled_between_two_items(monkeypatch: pytest.MonkeyPatch) -> None:
    def cancel_after_first(run: Run) -> None:
        for name in run.remaining(run.payload["names"]):
            with run.step(name):
                Group.objects.create(name=name)
            if name == "a":
                service.cancel(run.job)

    monkeypatch.setitem(registry._kinds, kinds.COUNT, registry.JobKind(kinds.COUNT, "Count", cancel_after_first))
    job = start("a", "b")

    assert (job.state, job.done) == (JobState.CANCELLED, 1)
    assert made() == ["a"]


def test_a_finished_job_cannot_be_cancelled() -> None:
    with pytest.raises(service.JobStateError):
        service.cancel(start("a"))


def test_a_cancelled_job_goes_on_where_it_stopped(queued: None) -> None:
    job = service.cancel(start("a", "b", "c"))
    Job.objects.filter(pk=job.pk).update(done=1)

    service.resume(job)
    execute_job.func(job.pk)

    job.refresh_from_db()
    assert (job.state, job.done) == (JobState.DONE, 3)
    assert made() == ["b", "c"]


def test_a_finished_job_cannot_be_resumed() -> None:
    with pytest.raises(service.JobStateError):
        service.resume(start("a"))


def test_a_stop_of_the_worker_leaves_the_job_in_the_queue(queued: None) -> None:
    job = start("a")
    stopping.set()
    try:
        with pytest.raises(Interrupted):
            execute_job.func(job.pk)
    finally:
        stopping.clear()

    job.refresh_from_db()
    assert (job.state, job.attempts, job.done) == (JobState.QUEUED, 0, 0)


def test_a_failed_run_waits_and_the_last_one_ends_the_job(queued: None) -> None:
    job = service.start(kinds.BROKEN, title="Broken", by=None, payload={})

    states = []
    for _attempt in range(5):
        with pytest.raises(RuntimeError):
            execute_job.func(job.pk)
        job.refresh_from_db()
        states.append(job.state)

    assert states == [JobState.QUEUED] * 4 + [JobState.FAILED]


def test_a_run_that_lost_its_lease_keeps_nothing() -> None:
    job = Job.objects.create(kind=kinds.COUNT, title="x", payload={"names": ["a"]})
    run = Run(job)
    Job.objects.filter(pk=job.pk).update(run_id=run.run_id)

    with pytest.raises(LeaseLost):
        _lose_lease_in_a_step(run)

    assert made() == []


def test_undo_takes_back_what_the_job_made() -> None:
    job = start("a", "bad", "c")
    undoing = service.undo(job, by=None)

    job.refresh_from_db()
    assert (undoing.state, undoing.done, job.state) == (JobState.DONE, 2, JobState.UNDONE)
    assert made() == []
    assert not service.can_undo(job)


def test_what_cannot_be_taken_back_is_listed_and_stays() -> None:
    job = start("a", "b")
    Group.objects.get(name="a").delete()

    undoing = service.undo(job, by=None)

    job.refresh_from_db()
    assert (undoing.failed, job.state) == (1, JobState.DONE)
    assert made() == []


def test_a_kind_without_a_way_back_is_not_undone() -> None:
    job = start("a", kind=kinds.SLOW, pause=0)

    with pytest.raises(service.JobStateError):
        service.undo(job, by=None)


def _lose_lease_in_a_step(run: Run) -> None:
    with run.step("a"):
        Group.objects.create(name="a")
        Job.objects.filter(pk=run.job.pk).update(run_id=Run(run.job).run_id)
