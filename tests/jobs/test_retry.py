from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from procrastinate.jobs import Job

from cms.jobs.retry import MAX_ATTEMPTS, BackOff, Interrupted


def job(attempts: int) -> Job:
    return Job(queue="now", lock=None, queueing_lock=None, task_name="x", attempts=attempts)


def test_pauses_grow() -> None:
    now = timezone.now()
    pauses = []
    for attempts in range(MAX_ATTEMPTS - 1):
        decision = BackOff().get_retry_decision(exception=RuntimeError(), job=job(attempts))
        assert decision is not None
        assert decision.retry_at is not None
        pauses.append(round((decision.retry_at - now) / timedelta(seconds=1)))

    assert pauses == [4, 16, 64, 256]


def test_the_last_attempt_is_the_last() -> None:
    assert BackOff().get_retry_decision(exception=RuntimeError(), job=job(MAX_ATTEMPTS - 1)) is None


def test_an_interruption_is_not_counted() -> None:
    decision = BackOff().get_retry_decision(exception=Interrupted(), job=job(MAX_ATTEMPTS + 3))

    assert decision is not None


@pytest.mark.parametrize("stop", [KeyboardInterrupt(), SystemExit()])
def test_a_stop_from_outside_is_not_tried_again(stop: BaseException) -> None:
    assert BackOff().get_retry_decision(exception=stop, job=job(0)) is None
