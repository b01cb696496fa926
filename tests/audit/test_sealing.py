"""Every committed event is sealed once, whatever the order of commits, and a killed sealer leaves no trace."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from django.db import connection, connections, transaction

from cms.core.audit import sealing
from cms.core.audit.models import Event, Seal, Waiting
from cms.core.audit.sealing import LOCK_KEY, seal_waiting
from cms.core.audit.service import record
from cms.core.audit.verification import verify

ROOT = Path(__file__).resolve().parents[2]
committing = pytest.mark.django_db(transaction=True)


class Elsewhere(threading.Thread):
    """A transaction of another connection that records an event and commits when it is told to."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.title, self.recorded, self.may_commit = title, threading.Event(), threading.Event()

    def run(self) -> None:
        try:
            with transaction.atomic():
                record("test.act", title=self.title)
                self.recorded.set()
                self.may_commit.wait(30)
        finally:
            connections.close_all()

    def __enter__(self) -> Elsewhere:
        self.start()
        assert self.recorded.wait(30)
        return self

    def commit(self) -> None:
        self.may_commit.set()
        self.join(30)

    def __exit__(self, *_error: object) -> None:
        self.commit()


def sealed_titles() -> list[str]:
    events = Event.objects.in_bulk()
    return [events[key].title for key in Seal.objects.order_by("position").values_list("event_id", flat=True)]


@committing
def test_event_that_commits_late_is_not_passed_over():
    seal_waiting()
    known = Seal.objects.count()
    with Elsewhere("early number, late commit") as slow:
        record("test.act", title="late number, early commit")
        assert seal_waiting() == 1
        assert seal_waiting() == 0
        slow.commit()
        assert seal_waiting() == 1
    assert sealed_titles()[known:] == ["late number, early commit", "early number, late commit"]
    assert verify(grace=0).sound


@committing
def test_long_transaction_delays_nobody_else():
    with Elsewhere("long") as slow:
        for number in range(3):
            record("test.act", title=str(number))
            seal_waiting()
        assert not Waiting.objects.exists()
        slow.commit()
    seal_waiting()
    assert sealed_titles()[-4:] == ["0", "1", "2", "long"]


@committing
def test_event_that_was_rolled_back_leaves_no_gap():
    record("test.act")
    with transaction.atomic():
        record("test.act")
        transaction.set_rollback(True)
    record("test.act")
    seal_waiting()
    assert verify(grace=0).sound


@committing
def test_one_sealer_at_a_time():
    record("test.act")
    held, done = threading.Event(), threading.Event()

    def hold() -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK_KEY])
            held.set()
            done.wait(30)
        connections.close_all()

    other = threading.Thread(target=hold)
    other.start()
    assert held.wait(30)
    assert seal_waiting() == 0
    done.set()
    other.join(30)
    assert seal_waiting() >= 1


@committing
def test_error_in_the_middle_leaves_no_half(monkeypatch: pytest.MonkeyPatch):
    seal_waiting()
    record("test.act")
    known = Seal.objects.count()
    with monkeypatch.context() as patch:
        patch.setattr(sealing.Waiting.objects, "filter", _fail)
        with pytest.raises(RuntimeError):
            seal_waiting()
    assert (Seal.objects.count(), Waiting.objects.count()) == (known, 1)
    assert seal_waiting() == 1


def _fail(**_values: object) -> None:
    raise RuntimeError


KILLED = """
import sys, time, django
from django.conf import settings
settings.DATABASES["default"]["NAME"] = sys.argv[1]
django.setup()
from cms.core.audit import sealing
written = sealing.Seal.objects.bulk_create
def write_and_wait(seals):
    written(seals)
    print("written", flush=True)
    time.sleep(60)
sealing.Seal.objects.bulk_create = write_and_wait
sealing.seal_waiting()
"""


@committing
def test_kill_in_the_middle_of_sealing():
    seal_waiting()
    for number in range(20):
        record("test.act", title=str(number))
    known = Seal.objects.count()
    command = [sys.executable, "-c", KILLED, connection.settings_dict["NAME"]]
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "cms.settings.test"}
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE) as sealer:
        assert sealer.stdout.readline() == b"written\n"
        sealer.send_signal(signal.SIGKILL)
    assert (Seal.objects.count(), Waiting.objects.count()) == (known, 20)

    deadline = time.monotonic() + 10
    while not seal_waiting():
        assert time.monotonic() < deadline, "the lock of the killed sealer is still held"
        time.sleep(0.1)
    assert sealed_titles()[known:] == [str(number) for number in range(20)]
    assert verify(grace=0).sound


@pytest.mark.django_db
def test_batches_are_one_chain(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sealing, "BATCH", 3)
    for _number in range(8):
        record("test.act")
    waiting = Waiting.objects.count()
    assert seal_waiting() == waiting
    assert list(Seal.objects.order_by("position").values_list("position", flat=True)) == list(range(1, waiting + 1))
    assert verify(grace=0).sound


@pytest.mark.django_db
def test_sealing_costs_the_same_for_two_and_twenty(django_assert_num_queries):
    seal_waiting()
    for count in (2, 20):
        for _number in range(count):
            record("test.act")
        with django_assert_num_queries(10):
            assert seal_waiting() == count
