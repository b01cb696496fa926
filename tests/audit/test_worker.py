"""Workers seal within five seconds, and care for months by the clock."""

from __future__ import annotations

import asyncio
import time

import pytest
from django.db import transaction

from cms.core.audit.models import Event, Seal
from cms.core.audit.partitions import months_held
from cms.core.audit.service import record
from cms.jobs import ticks
from cms.jobs.ticks import every, ticking
from cms.oversight import tasks
from tests.jobs.conftest import *  # noqa: F403 -- starts worker processes


@pytest.mark.django_db(transaction=True)
def test_worker_seals_within_five_seconds(start_worker):
    start_worker("now")
    first = record("test.act")
    wait_for_seal(first, 60)
    with transaction.atomic():
        event = record("test.act")
    began = time.monotonic()
    wait_for_seal(event, 30)
    assert time.monotonic() - began < 5


def wait_for_seal(event: Event, patience: float) -> None:
    deadline = time.monotonic() + patience
    while not Seal.objects.filter(event_id=event.pk).exists():
        assert time.monotonic() < deadline, "nobody sealed"
        time.sleep(0.05)


@pytest.mark.django_db
def test_by_night_months_are_made_and_old_ones_go(monkeypatch):
    kept = months_held()
    tasks.make_months_ahead()
    assert months_held() >= kept
    tasks.archive_by_night()
    assert months_held() >= kept


def test_a_tick_that_fails_is_logged_and_comes_again(monkeypatch):
    monkeypatch.setattr(ticks, "_ticks", {})
    calls: list[int] = []
    said: list[str] = []
    monkeypatch.setattr(ticks.logger, "exception", lambda text, *values: said.append(text % values))

    @every("broken", 0.01)
    def broken() -> None:
        calls.append(1)
        raise RuntimeError("broken")

    async def run() -> None:
        async with ticking():
            while len(calls) < 3:
                await asyncio.sleep(0.01)

    asyncio.run(asyncio.wait_for(run(), 10))
    assert set(said) == {"Tick broken failed"}
