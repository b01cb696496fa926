"""The database itself lets the trail grow and nothing else."""

from __future__ import annotations

import pytest
from django.db import ProgrammingError, connection, transaction

from cms.core.audit.models import Archive, Event, Seal
from cms.core.audit.sealing import seal_waiting
from cms.core.audit.service import record

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("table", ["audit_event", "audit_seal", "audit_archive"])
@pytest.mark.parametrize(
    "statement", ["UPDATE {table} SET {column} = {column}", "DELETE FROM {table}", "TRUNCATE {table}"]
)
def test_statement_is_refused(table: str, statement: str):
    record("test.act")
    seal_waiting()
    Archive.objects.create(month="2020-01-01", rows=0, closing=b"", file="x")
    column = {"audit_event": "action", "audit_seal": "link", "audit_archive": "file"}[table]
    with pytest.raises(ProgrammingError, match="only grows"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement.format(table=table, column=column))


@pytest.mark.parametrize("statement", ["UPDATE {0} SET action = 'x'", "DELETE FROM {0}", "TRUNCATE {0}"])
def test_months_are_protected_past_their_parent(statement: str):
    event = record("test.act")
    table = f"audit_event_{event.at:%Y_%m}"
    with connection.cursor() as cursor:
        cursor.execute("SELECT tableoid::regclass::text FROM audit_event WHERE id = %s", [event.pk])
        table = cursor.fetchone()[0]
    assert table.startswith("audit_event_2")
    with pytest.raises(ProgrammingError, match="only grows"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement.format(table))


def test_orm_is_refused_as_well():
    event = record("test.act")
    with pytest.raises(ProgrammingError), transaction.atomic():
        Event.objects.filter(pk=event.pk).update(action="x")
    with pytest.raises(ProgrammingError), transaction.atomic():
        event.delete()
    assert Event.objects.get(pk=event.pk).action == "test.act"


def test_time_is_the_databases_own():
    event = record("test.act")
    with connection.cursor() as cursor:
        cursor.execute("SELECT statement_timestamp()")
        now = cursor.fetchone()[0]
    assert 0 <= (now - event.at).total_seconds() < 10


def test_no_foreign_key_leads_out_of_the_trail():
    query = "SELECT count(*) FROM pg_constraint WHERE contype = 'f' AND conrelid::regclass::text LIKE 'audit%'"
    with connection.cursor() as cursor:
        cursor.execute(query)
        assert cursor.fetchone()[0] == 0
    assert not any(field.is_relation for model in (Event, Seal) for field in model._meta.get_fields())
