"""Old months leave as files, their closing hash stays; younger ones cannot be dropped by anybody."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from datetime import timedelta
from hashlib import sha256
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import ProgrammingError, connection, connections, transaction
from django.utils import timezone

from cms.core.audit import archiving
from cms.core.audit.archiving import ArchiveError, archive_old_months, check_file
from cms.core.audit.lines import month_of, month_start, months_later
from cms.core.audit.models import Archive, Event, Seal
from cms.core.audit.partitions import drop_month, ensure_months, months_held, take_in_strays
from cms.core.audit.sealing import seal_waiting
from cms.core.audit.service import record
from cms.core.audit.verification import verify

from .hands import as_intruder

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).resolve().parents[2]
THIS = month_of(timezone.now())
OLD = months_later(THIS, -8)


def happened(month, count: int = 3) -> list[Event]:
    """Events in the middle of a month."""
    at = month_start(month) + timedelta(days=14)
    return [Event.objects.create(at=at, action="test.act", title=f"{month} {number}") for number in range(count)]


@pytest.fixture
def old_months() -> list[Event]:
    """Two old months with sealed events."""
    ensure_months(OLD, 2)
    events = happened(OLD) + happened(months_later(OLD, 1), 2)
    seal_waiting()
    return events


def archive(folder: Path, *arguments: str) -> str:
    out = StringIO()
    call_command("archive_audit", "--folder", str(folder), *arguments, stdout=out)
    return out.getvalue()


def test_old_month_goes_into_a_file_and_its_closing_hash_stays(old_months: list[Event], tmp_path: Path):
    archive(tmp_path)
    path = tmp_path / f"audit-{OLD:%Y-%m}.jsonl"
    *lines, last = path.read_bytes().splitlines()
    digests = [sha256(line).digest() for line in lines]
    assert [json.loads(line)["title"] for line in lines] == [event.title for event in old_months[:3]]
    assert json.loads(last) == {
        "month": f"{OLD:%Y-%m}", "rows": 3, "closing_hash": sha256(b"".join(digests)).hexdigest(),
    }  # fmt: skip
    kept = Archive.objects.get(month=OLD)
    assert (kept.rows, bytes(kept.closing).hex()) == (3, json.loads(last)["closing_hash"])
    assert not months_held() & {OLD, months_later(OLD, 1)}
    assert not Event.objects.filter(pk__in=[event.pk for event in old_months]).exists()
    assert Event.objects.filter(action="audit.archive").count() == 2


def test_chain_is_sound_afterwards_and_the_file_proves_itself(old_months: list[Event], tmp_path: Path):
    archive(tmp_path)
    seal_waiting()
    assert verify(grace=0).sound
    path = tmp_path / f"audit-{OLD:%Y-%m}.jsonl"
    assert check_file(path)
    out = StringIO()
    call_command("verify_audit", "--grace", "0", "--file", str(path), stdout=out)
    path.write_bytes(path.read_bytes().replace(b"test.act", b"test.axt", 1))
    assert not check_file(path)
    with pytest.raises(CommandError):
        call_command("verify_audit", "--grace", "0", "--file", str(path), stdout=out)
    assert "归档文件与封存内容不符" in out.getvalue()


def test_six_whole_months_stay(tmp_path: Path):
    ensure_months(months_later(THIS, -7), 7)
    for back in range(1, 8):
        happened(months_later(THIS, -back), 1)
    archive(tmp_path)
    assert {months_later(THIS, -back) for back in range(7)} <= months_held()
    assert months_later(THIS, -7) not in months_held()


def test_fewer_than_six_are_refused(settings, tmp_path: Path):
    with pytest.raises(CommandError, match="6"):
        archive(tmp_path, "--keep", "5")
    settings.AUDIT_KEEP_MONTHS = 3
    with pytest.raises(ArchiveError):
        archive_old_months(tmp_path)


def test_more_may_be_kept(old_months: list[Event], tmp_path: Path):
    assert "没有" in archive(tmp_path, "--keep", "12")
    assert OLD in months_held()


@pytest.mark.parametrize("back", [0, 1, 6])
def test_database_itself_refuses_to_drop_a_young_month(back: int):
    month = months_later(THIS, -back)
    ensure_months(month, 1)
    with pytest.raises(ProgrammingError, match="Six whole months"), transaction.atomic():
        drop_month(month)


def test_database_itself_refuses_a_month_that_is_not_archived(old_months: list[Event]):
    with pytest.raises(ProgrammingError, match="not archived whole"), transaction.atomic():
        drop_month(OLD)
    Archive.objects.create(month=OLD, rows=2, closing=b"", file="x")
    with pytest.raises(ProgrammingError, match="not archived whole"), transaction.atomic():
        drop_month(OLD)


def test_month_with_an_unsealed_row_stays(old_months: list[Event], tmp_path: Path):
    happened(OLD, 1)
    with pytest.raises(ArchiveError, match="不能归档"):
        archive_old_months(tmp_path)
    assert OLD in months_held()
    Archive.objects.create(month=OLD, rows=4, closing=b"", file="x")
    with pytest.raises(ProgrammingError, match="not archived whole"), transaction.atomic():
        drop_month(OLD)


def test_evidence_of_tampering_is_never_dropped(old_months: list[Event], tmp_path: Path):
    with as_intruder() as cursor:
        cursor.execute("UPDATE audit_event SET title = 'x' WHERE id = %s", [old_months[0].pk])
    with pytest.raises(ArchiveError, match=str(old_months[0].pk)):
        archive_old_months(tmp_path)
    assert OLD in months_held()
    assert not (tmp_path / f"audit-{OLD:%Y-%m}.jsonl").exists()


def test_archive_row_does_not_excuse_a_hole_in_a_month_that_is_there(old_months: list[Event]):
    Archive.objects.create(month=OLD, rows=3, closing=archiving.closing_of(OLD)[1], file="x")
    with as_intruder() as cursor:
        cursor.execute("DELETE FROM audit_event WHERE id = %s", [old_months[0].pk])
    assert verify(grace=0).missing == [old_months[0].pk]


def test_forged_archive_row_is_named(old_months: list[Event]):
    Archive.objects.create(month=OLD, rows=1, closing=b"x", file="x")
    found = verify(grace=0)
    assert found.archives == [OLD]


@pytest.mark.parametrize("step", ["drop_month", "closing_of", "record"])
def test_run_that_was_broken_off_is_run_again(old_months: list[Event], tmp_path: Path, monkeypatch, step: str):
    def stop(*_arguments, **_values):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(archiving, step, stop)
        with pytest.raises(KeyboardInterrupt), transaction.atomic():
            archive_old_months(tmp_path)
    assert OLD in months_held()
    archive(tmp_path)
    archive(tmp_path)
    assert OLD not in months_held()
    assert Archive.objects.count() == 2
    assert verify(grace=3600).sound
    assert sorted(path.suffix for path in tmp_path.iterdir()) == [".jsonl", ".jsonl"]


def test_months_are_made_ahead_once():
    first = months_later(THIS, 20)
    assert ensure_months(first, 3) == 3
    assert ensure_months(first, 4) == 1
    assert {months_later(first, number) for number in range(4)} <= months_held()
    assert {THIS, months_later(THIS, 1), months_later(THIS, 2)} <= months_held()


def test_months_begin_by_local_time():
    ensure_months(OLD, 1)
    event = Event.objects.create(at=month_start(OLD), action="test.act")
    with connection.cursor() as cursor:
        cursor.execute("SELECT tableoid::regclass::text FROM audit_event WHERE id = %s", [event.pk])
        assert cursor.fetchone()[0] == f"audit_event_{OLD:%Y_%m}"
    assert month_start(OLD).utcoffset() == timedelta(hours=8)


def test_event_of_a_month_without_partition_is_not_lost():
    late = months_later(THIS, 30)
    events = happened(late, 2)
    seal_waiting()
    assert take_in_strays() == 1
    assert late in months_held()
    assert Event.objects.filter(pk__in=[event.pk for event in events]).count() == 2
    assert Seal.objects.filter(event_id__in=[event.pk for event in events]).count() == 2
    assert seal_waiting() == 0
    assert verify(grace=0).sound
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM audit_event_default")
        assert cursor.fetchone()[0] == 0
    with pytest.raises(ProgrammingError, match="only grows"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("TRUNCATE audit_event_default")


KILLED = """
import sys, time, django
from pathlib import Path
from django.conf import settings
settings.DATABASES["default"]["NAME"] = sys.argv[1]
django.setup()
from cms.core.audit import archiving
def wait(month):
    print("about to drop", flush=True)
    time.sleep(60)
archiving.drop_month = wait
archiving.archive_old_months(Path(sys.argv[2]))
"""


@pytest.mark.django_db(transaction=True)
def test_kill_between_file_and_drop(old_months: list[Event], tmp_path: Path):
    command = [sys.executable, "-c", KILLED, connection.settings_dict["NAME"], str(tmp_path)]
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "cms.settings.test"}
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE) as run:
        assert run.stdout.readline() == b"about to drop\n"
        run.send_signal(signal.SIGKILL)
    first = (tmp_path / f"audit-{OLD:%Y-%m}.jsonl").read_bytes()
    assert OLD in months_held()
    assert not Archive.objects.exists()

    for _time in range(50):
        try:
            archive(tmp_path)
            break
        except CommandError:
            time.sleep(0.2)
    assert not months_held() & {OLD, months_later(OLD, 1)}
    assert (tmp_path / f"audit-{OLD:%Y-%m}.jsonl").read_bytes() == first
    seal_waiting()
    assert verify(grace=0).sound


@pytest.mark.django_db(transaction=True)
def test_open_transaction_delays_the_drop_and_not_the_next_month(old_months: list[Event], tmp_path: Path):
    recorded, done = threading.Event(), threading.Event()

    def hold() -> None:
        with transaction.atomic():
            record("test.act")
            recorded.set()
            done.wait(30)
        connections.close_all()

    other = threading.Thread(target=hold)
    other.start()
    assert recorded.wait(30)
    try:
        assert ensure_months(months_later(THIS, 40), 1) == 1
        with pytest.raises(ArchiveError, match="正被使用"):
            archive_old_months(tmp_path)
        assert OLD in months_held()
        assert not Archive.objects.exists()
    finally:
        done.set()
        other.join(30)
    assert archive_old_months(tmp_path) == 2
