"""What a run keeps of each step, and what it leaves alone when the job is not its own any more."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db import OperationalError
from django.utils import timezone
from django.utils.translation import get_language, override
from wagtail.users.models import UserProfile

from cms.jobs import registry, service
from cms.jobs.enums import JobState
from cms.jobs.execution import execute_job
from cms.jobs.models import Job
from cms.jobs.retry import MAX_ATTEMPTS
from cms.jobs.run import ItemError, Run
from tests.factories.departments import make_department
from tests.factories.users import make_user

Work = Callable[[Run], None]
Do = Callable[..., Job]


@pytest.fixture
def do(db: None, monkeypatch: pytest.MonkeyPatch) -> Do:
    """Runs a job with the work given, whose items can be taken back."""

    def start(work: Work, by: Any = None) -> Job:
        monkeypatch.setitem(
            registry._kinds, "tests.any", registry.JobKind("tests.any", "Any", work, undo=lambda _note: None)
        )
        return service.start("tests.any", title="Any", by=by, payload={})

    return start


def one_step(**told: Any) -> Work:
    def work(run: Run) -> None:
        with run.step("item") as step:
            for name, value in told.items():
                setattr(step, name, value)

    return work


def failing(error: Exception) -> Work:
    def work(run: Run) -> None:
        with run.step("item"):
            raise error

    return work


@pytest.mark.parametrize(
    ("told", "rows"),
    [({}, 1), ({"listed": False}, 0), ({"listed": False, "undo": {"pk": 1}}, 1)],
)
def test_a_step_is_listed_unless_it_asks_not_to_be_and_has_no_way_back(do: Do, told: dict[str, Any], rows: int) -> None:
    job = do(one_step(**told))
    assert (job.done, job.items.count()) == (1, rows)
    assert list(job.items.values_list("undo", flat=True)) == [told.get("undo")] * rows


def test_the_last_cursor_is_kept_for_the_next_run(do: Do) -> None:
    seen = []

    def work(run: Run) -> None:
        for cursor in ("a", None, "b"):
            with run.step("item") as step:
                step.cursor = cursor
            seen.append((run.cursor, run.done))

    job = do(work)
    assert seen == [("a", 1), ("a", 2), ("b", 3)]
    assert job.cursor == "b"


@pytest.mark.parametrize(
    ("error", "field", "message"),
    [
        (ItemError("没有这一栏目。", "column"), "column", "没有这一栏目。"),
        (ItemError("长", "f" * 90), "f" * 60, "长"),
        (ValidationError({"title": ["太长。", "有误。"]}), "title", "太长。 有误。"),
        (ValidationError("整行有误。"), "", "整行有误。"),
        (ValidationError({"__all__": ["整行有误。"]}), "", "整行有误。"),
        (KeyError("secret"), "", "程序出错，已记入日志。"),
    ],
)
def test_what_was_wrong_is_told_to_people(do: Do, error: Exception, field: str, message: str) -> None:
    job = do(failing(error))
    assert (job.state, job.done, job.failed) == (JobState.DONE, 1, 1)
    assert list(job.items.values_list("ok", "field", "message")) == [(False, field, message)]


def test_a_failing_database_is_no_fault_of_the_item(do: Do, queued: None) -> None:
    job = do(failing(OperationalError("gone")))
    with pytest.raises(OperationalError):
        execute_job.func(job.pk)
    job.refresh_from_db()
    assert (job.state, job.attempts, job.done, job.run_id) == (JobState.QUEUED, 1, 0, None)
    assert not job.items.exists()


@pytest.mark.django_db(transaction=True)
def test_an_item_that_the_commit_refuses_counts_once(queued: None, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []

    def work(run: Run) -> None:
        with run.step("item") as step:
            step.cursor = "beyond"
            # Neither exists, which the database looks at when the step is written.
            Group.user_set.through.objects.create(user_id=0, group_id=0)
        seen.append((run.done, run.job.failed, run.cursor))

    monkeypatch.setitem(registry._kinds, "tests.any", registry.JobKind("tests.any", "Any", work))
    job = service.start("tests.any", title="Any", by=None, payload={})
    execute_job.func(job.pk)
    job.refresh_from_db()
    assert seen == [(1, 1, None)]
    assert (job.done, job.failed, job.cursor) == (1, 1, None)


def test_a_run_taken_for_dead_ends_nobodys_job(do: Do) -> None:
    other = Run(Job())

    def work(run: Run) -> None:
        Job.objects.filter(pk=run.job.pk).update(run_id=other.run_id, done=7)

    job = do(work)
    assert (job.state, job.run_id, job.done) == (JobState.RUNNING, other.run_id, 7)


def test_a_run_taken_for_dead_stops_before_its_next_step_without_being_tried_again(do: Do) -> None:
    def work(run: Run) -> None:
        Job.objects.filter(pk=run.job.pk).update(run_id=Run(Job()).run_id)
        with run.step("item"):
            Group.objects.create(name="late")

    job = do(work)
    assert job.state == JobState.RUNNING
    assert not Group.objects.filter(name="late").exists()
    assert not job.items.exists()


def test_a_run_says_what_it_is_doing_and_that_it_lives(do: Do) -> None:
    began = timezone.now()

    def work(run: Run) -> None:
        run.begin(4)
        run.say("第一步")

    job = do(work)
    assert (job.message, job.total) == ("第一步", 4)
    assert job.heartbeat_at is not None
    assert job.heartbeat_at >= began


def test_a_job_that_is_over_is_not_done_again(do: Do) -> None:
    job = do(one_step())
    execute_job.func(job.pk)
    execute_job.func(0)
    job.refresh_from_db()
    assert (job.done, job.attempts) == (1, 1)


@pytest.mark.parametrize(("attempts", "state"), [(MAX_ATTEMPTS - 1, JobState.DONE), (MAX_ATTEMPTS, JobState.FAILED)])
def test_a_job_that_ended_every_worker_is_given_up(do: Do, queued: None, attempts: int, state: str) -> None:
    job = do(one_step())
    Job.objects.filter(pk=job.pk).update(attempts=attempts)
    execute_job.func(job.pk)
    job.refresh_from_db()
    assert job.state == state
    assert job.finished_at is not None
    assert bool(job.message) == (state == JobState.FAILED)


def test_a_second_attempt_keeps_the_time_of_the_first(do: Do, queued: None) -> None:
    job = do(failing(OperationalError("gone")))
    starts = []
    for _attempt in range(2):
        with pytest.raises(OperationalError):
            execute_job.func(job.pk)
        job.refresh_from_db()
        starts.append(job.started_at)
    assert starts[0] is not None
    assert starts[0] == starts[1]


@pytest.mark.parametrize(
    ("total", "done", "state", "percent"),
    [(0, 0, "queued", 0), (0, 0, "done", 100), (3, 2, "running", 66), (2, 2, "running", 100), (2, 3, "running", 100)],
)
def test_progress_in_whole_percent(total: int, done: int, state: str, percent: int) -> None:
    assert Job(total=total, done=done, state=state).percent == percent


@pytest.mark.django_db
def test_a_job_knows_who_asked_for_it_and_for_whom(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(registry._kinds, "tests.any", registry.JobKind("tests.any", "Any", one_step()))
    department, person = make_department(), make_user()
    job = service.start("tests.any", title="长" * 300, by=person, payload={"a": 1}, department=department)
    assert (job.requested_by, job.department, job.site, job.payload) == (person, department, None, {"a": 1})
    assert job.title == "长" * 200
    assert job.run_id is None
    assert job.finished_at is not None


def test_a_job_that_runs_is_asked_to_stop_and_a_cancelled_one_starts_afresh(do: Do, queued: None) -> None:
    job = do(one_step())
    Job.objects.filter(pk=job.pk).update(state=JobState.RUNNING, attempts=3, message="停下")
    job = service.cancel(job)
    assert (job.state, job.cancel_requested) == (JobState.RUNNING, True)
    Job.objects.filter(pk=job.pk).update(state=JobState.CANCELLED)
    job = service.resume(job)
    assert (job.state, job.cancel_requested, job.attempts, job.message) == (JobState.QUEUED, False, 0, "")


def test_undoing_shows_its_progress_and_happens_once(do: Do) -> None:
    def work(run: Run) -> None:
        for number in range(3):
            with run.step(f"{number}") as step:
                step.undo = {"number": number}

    job = do(work)
    assert service.can_undo(job)
    undoing = service.undo(job, by=None)
    job.refresh_from_db()
    assert (undoing.total, undoing.done, undoing.title) == (3, 3, "撤销：Any")
    assert list(undoing.items.values_list("label", flat=True)) == ["2", "1", "0"]
    assert not job.items.exclude(undo=None).exists()
    with pytest.raises(service.JobStateError):
        service.undo(job, by=None)


@pytest.mark.parametrize("state", [JobState.QUEUED, JobState.RUNNING])
def test_what_still_runs_is_not_undone(do: Do, state: str) -> None:
    job = do(one_step(undo={"pk": 1}))
    assert service.can_undo(job)
    job.state = state
    assert not service.can_undo(job)


@pytest.mark.parametrize(("language", "words"), [("en", "Done"), ("zh-hans", "完成"), ("", "完成")])
def test_results_are_in_the_language_of_the_person_who_asked(do: Do, language: str, words: str) -> None:
    person = make_user(make_department("fgw"), "editor")
    UserProfile.objects.update_or_create(user=person, defaults={"preferred_language": language})

    def work(run: Run) -> None:
        with run.step("item") as step:
            step.message = str(JobState.DONE.label)

    assert do(work, by=person).items.get().message == words


def test_results_of_a_job_that_nobody_asked_for_are_in_chinese(do: Do) -> None:
    languages: list[str | None] = []
    with override("en"):
        do(lambda _run: languages.append(get_language()))
    assert languages == ["zh-hans"]
