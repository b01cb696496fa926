"""`manage.py verify_audit` names what a superuser of the database did with the protection switched off."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from cms.core.audit.models import Seal
from cms.core.audit.sealing import seal_waiting
from cms.core.audit.service import record
from cms.core.audit.verification import CHUNK, verify

from .hands import as_intruder

pytestmark = pytest.mark.django_db


def said(*arguments: str) -> tuple[int, str]:
    """Exit code and output of the command."""
    out = StringIO()
    try:
        call_command("verify_audit", *arguments, "--grace", "0", stdout=out)
    except CommandError as error:
        return error.returncode, out.getvalue()
    return 0, out.getvalue()


def test_sound_trail(trail):
    trail(5)
    code, text = said()
    assert code == 0
    assert "审计记录完整" in text


@pytest.mark.parametrize(
    "change",
    [
        "title = 'x'", "actor = 'x'", "actor_id = 9", "department = 'x'", "action = 'x'", "before = '{\"a\": 1}'",
        "after = '{\"a\": 1}'", "data = '{\"a\": 1}'", "address = '6.6.6.6'", "result = 'failed'", "superuser = true",
        "request_id = 'x'", "kind = 'x'", "object_id = 'x'", "at = at + interval '1 microsecond'", "department_id = 9",
    ],
)  # fmt: skip
def test_changed_row_is_named(trail, change: str):
    events = trail(3)
    with as_intruder() as cursor:
        cursor.execute(f"UPDATE audit_event SET {change} WHERE id = %s", [events[1].pk])
    assert verify(grace=0).changed == [events[1].pk]
    code, text = said()
    assert code == 1
    assert f"被修改：#{events[1].pk} " in text


def test_missing_row_is_named(trail):
    events = trail(3)
    with as_intruder() as cursor:
        cursor.execute("DELETE FROM audit_event WHERE id = %s", [events[0].pk])
    code, text = said()
    assert (code, f"缺失：#{events[0].pk}。" in text) == (1, True)


def test_row_that_was_removed_before_it_was_sealed_is_named():
    seal_waiting()
    event = record("test.act")
    with as_intruder() as cursor:
        cursor.execute("DELETE FROM audit_event WHERE id = %s", [event.pk])
    seal_waiting()
    assert verify(grace=0).missing == [event.pk]


def test_row_that_came_past_the_door_is_unsealed(trail):
    trail(1)
    with as_intruder() as cursor:
        cursor.execute("SELECT nextval('audit_event_id_seq')")
        key = cursor.fetchone()[0]
        cursor.execute(
            "INSERT INTO audit_event SELECT %s, at, actor_id, actor, superuser, department_id, department, action, kind, "
            "object_id, title, before, after, data, address, request_id, result FROM audit_event LIMIT 1",
            [key],
        )
    seal_waiting()
    code, text = said()
    assert (code, f"未封存：#{key} " in text) == (1, True)


def test_row_taken_out_of_the_waiting_ones_is_unsealed():
    seal_waiting()
    event = record("test.act")
    with as_intruder() as cursor:
        cursor.execute("DELETE FROM audit_waiting")
    seal_waiting()
    assert verify(grace=0).unsealed == [event.pk]


def test_fresh_row_may_wait(trail):
    trail(1)
    record("test.act")
    assert verify(grace=3600).sound
    assert not verify(grace=0).sound


def test_row_and_seal_removed_together_break_the_chain(trail):
    events = trail(4)
    seal = Seal.objects.get(event_id=events[1].pk)
    with as_intruder() as cursor:
        cursor.execute("DELETE FROM audit_event WHERE id = %s", [events[1].pk])
        cursor.execute("DELETE FROM audit_seal WHERE position = %s", [seal.position])
    found = verify(grace=0)
    assert found.broken == [seal.position + 1]
    assert f"第 {seal.position + 1} 位断开" in said()[1]


def test_forged_seal_needs_the_key(trail, settings):
    from cms.core.audit.keys import link_of
    from cms.core.audit.lines import digest_of
    from cms.core.audit.models import Event

    events = trail(2)
    last = Seal.objects.get(event_id=events[1].pk)
    before = bytes(Seal.objects.get(position=last.position - 1).link) if last.position > 1 else bytes(32)
    with as_intruder() as cursor:
        cursor.execute("UPDATE audit_event SET title = 'x' WHERE id = %s", [last.event_id])
        digest = digest_of(Event.objects.get(pk=last.event_id))
        forged = link_of(b"guessed", before, last.position, last.event_id, digest)
        cursor.execute(
            "UPDATE audit_seal SET digest = %s, link = %s WHERE position = %s", [digest, forged, last.position]
        )
    found = verify(grace=0)
    assert (found.changed, found.broken) == ([], [last.position])


def test_end_that_was_cut_off_is_seen_with_a_head_kept_elsewhere(trail):
    trail(3)
    head = verify().head
    assert said("--head", head)[0] == 0
    trail(2)
    assert said("--head", head)[0] == 0
    with as_intruder() as cursor:
        last = int(head.split(":")[0])
        cursor.execute(
            "DELETE FROM audit_event WHERE id IN (SELECT event_id FROM audit_seal WHERE position >= %s)", [last]
        )
        cursor.execute("DELETE FROM audit_seal WHERE position >= %s", [last])
    assert said()[0] == 0
    code, text = said("--head", head)
    assert (code, "被截断" in text) == (1, True)


def test_keys_are_renewed_and_former_ones_go_on_proving(trail, settings):
    settings.AUDIT_SEAL_KEYS = ["first"]
    trail(2)
    settings.AUDIT_SEAL_KEYS = ["second", "first"]
    trail(2)
    assert verify(grace=0).broken == []
    assert len(set(Seal.objects.values_list("key", flat=True))) >= 2
    settings.AUDIT_SEAL_KEYS = ["second"]
    assert len(verify(grace=0).unknown_keys) == 1
    assert "不在设置中" in said()[1]


def test_walk_reads_the_same_for_few_and_many(trail, django_assert_max_num_queries):
    trail(30)
    assert CHUNK > 30
    with django_assert_max_num_queries(8):
        verify(grace=0)
