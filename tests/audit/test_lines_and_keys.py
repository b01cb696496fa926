"""An event is always the same bytes, and a link depends on everything it binds."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest

from cms.core.audit.keys import key_ring, link_of, name_of
from cms.core.audit.lines import FIELDS, digest_of, line_of, month_of, month_start, months_later, values_of
from cms.core.audit.models import Event
from cms.core.audit.service import record


@pytest.mark.django_db
def test_line_is_the_same_whenever_it_is_read():
    event = record(
        "test.act", title="字“引号”", before={"b": 2, "a": [1.5, None, {"z": 1, "y": "é"}]}, after={"n": 10**15}
    )
    first, second = (Event.objects.get(pk=event.pk) for _time in range(2))
    assert line_of(first) == line_of(second)
    assert digest_of(first) == digest_of(second)
    assert b"\n" not in line_of(first)
    assert json.loads(line_of(first)) == values_of(first)


@pytest.mark.django_db
def test_line_tells_every_column():
    event = Event.objects.get(pk=record("test.act").pk)
    assert set(FIELDS) == {field.attname for field in Event._meta.concrete_fields}
    assert set(json.loads(line_of(event))) == set(FIELDS)
    assert json.loads(line_of(event))["at"].endswith("+00:00")


@pytest.mark.parametrize(
    ("moment", "month"),
    [
        (datetime(2026, 1, 31, 15, 59, 59, tzinfo=UTC), date(2026, 1, 1)),
        (datetime(2026, 1, 31, 16, 0, tzinfo=UTC), date(2026, 2, 1)),
        (datetime(2025, 12, 31, 16, 0, tzinfo=UTC), date(2026, 1, 1)),
    ],
)
def test_months_change_at_local_midnight(moment: datetime, month: date):
    assert month_of(moment) == month
    assert month_start(month) <= moment < month_start(months_later(month, 1))


@pytest.mark.parametrize(
    ("month", "count", "result"),
    [
        (date(2026, 1, 1), 1, date(2026, 2, 1)), (date(2026, 12, 1), 1, date(2027, 1, 1)),
        (date(2026, 1, 1), -1, date(2025, 12, 1)), (date(2026, 6, 1), -18, date(2024, 12, 1)),
        (date(2026, 6, 1), 0, date(2026, 6, 1)), (date(2026, 6, 1), 24, date(2028, 6, 1)),
    ],
)  # fmt: skip
def test_months_are_counted_over_years(month: date, count: int, result: date):
    assert months_later(month, count) == result


BOUND = {"key": b"k", "before": bytes(32), "position": 1, "event_id": 1, "digest": b"d"}


@pytest.mark.parametrize(
    "change",
    [{"key": b"x"}, {"before": b"x" * 32}, {"position": 2}, {"event_id": 2}, {"digest": b"x"}, {"digest": b""}],
)
def test_link_depends_on_everything(change: dict[str, object]):
    assert link_of(**BOUND) != link_of(**(BOUND | change))
    assert link_of(**BOUND) == link_of(**BOUND)


def test_parts_of_a_link_cannot_be_shifted():
    assert link_of(b"k", bytes(32), 1, 12, b"d") != link_of(b"k", bytes(32), 11, 2, b"d")


def test_first_key_seals_and_all_are_known(settings):
    settings.AUDIT_SEAL_KEYS = ["new", "old"]
    ring = key_ring()
    assert list(ring.values()) == [b"new", b"old"]
    assert list(ring) == [name_of("new"), name_of("old")]


def test_without_keys_the_platforms_own_secret_counts(settings):
    settings.AUDIT_SEAL_KEYS, settings.SECRET_KEY = [], "the-secret"
    assert key_ring() == {name_of("the-secret"): b"the-secret"}


def test_name_of_a_key_tells_nothing():
    assert len(name_of("secret")) == 8
    assert "secret" not in name_of("secret")
    assert name_of("secret") != name_of("secret2")
