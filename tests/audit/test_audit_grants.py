"""In production another role owns the trail: the application's role adds to it and can do nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from cms.core.audit.checks import check_keys, check_owner, check_settings
from cms.core.audit.lines import month_of, months_later
from cms.core.audit.models import Event
from cms.core.audit.partitions import drop_month, ensure_months
from cms.core.audit.sealing import seal_waiting
from cms.core.audit.service import record

pytestmark = pytest.mark.django_db
ROLE = "audit_test_app"


@pytest.fixture
def role() -> str:
    """A role with the application's rights; it goes with the test's transaction."""
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE ROLE {ROLE}")
    call_command("audit_grants", ROLE, stdout=StringIO())
    return ROLE


@contextmanager
def acting(role: str) -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute(f"SET ROLE {role}")
        try:
            yield
        finally:
            cursor.execute("RESET ROLE")


def test_application_records_seals_and_reads(role: str):
    with acting(role):
        event = record("test.act")
        assert seal_waiting() >= 1
        assert Event.objects.filter(pk=event.pk).exists()
        month = months_later(month_of(timezone.now()), 9)
        assert ensure_months(month, 1) == 1
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT count(*) FROM audit_event_{month:%Y_%m}")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_event SET title = ''", "DELETE FROM audit_event", "TRUNCATE audit_event", "DROP TABLE audit_event",
        "ALTER TABLE audit_event DISABLE TRIGGER ALL", "SET session_replication_role = replica",
        "UPDATE audit_seal SET key = ''", "DELETE FROM audit_archive", "DELETE FROM audit_event_default",
        "SELECT audit_take_in_strays()", "DROP FUNCTION audit_refuse() CASCADE",
        "CREATE TABLE public.audit_archive_forged (month date)",
    ],
)  # fmt: skip
def test_application_cannot_touch_what_is_written(role: str, statement: str):
    record("test.act")
    with pytest.raises(DatabaseError), transaction.atomic(), acting(role), connection.cursor() as cursor:
        cursor.execute(statement)


def test_application_cannot_drop_a_month_by_an_archive_table_of_its_own(role: str):
    month = months_later(month_of(timezone.now()), -8)
    ensure_months(month, 1)
    with acting(role), connection.cursor() as cursor:
        cursor.execute("CREATE TEMP TABLE audit_archive (month date, rows bigint)")
        cursor.execute("INSERT INTO audit_archive VALUES (%s, 0)", [month])
        with pytest.raises(DatabaseError, match="not archived whole"), transaction.atomic():
            drop_month(month)


def test_sql_can_be_read_first():
    out = StringIO()
    call_command("audit_grants", "some role", "--print", stdout=out)
    assert 'GRANT SELECT, INSERT ON audit_event TO "some role";' in out.getvalue()


def test_unknown_role_is_refused():
    with pytest.raises(CommandError, match="does not exist"):
        call_command("audit_grants", "nobody_of_that_name")


def test_check_warns_of_an_owner(role: str, settings):
    settings.DEMO_ENABLED = False
    assert [warning.id for warning in check_owner(databases=["default"])] == ["audit.W002"]
    with acting(role):
        assert check_owner(databases=["default"]) == []
    settings.DEMO_ENABLED = True
    assert check_owner(databases=["default"]) == []


def test_checks_of_settings(settings):
    assert check_settings() == []
    settings.AUDIT_KEEP_MONTHS, settings.TRUSTED_PROXIES = 5, -1
    assert [error.id for error in check_settings()] == ["audit.E001", "audit.E002"]
    settings.AUDIT_SEAL_KEYS = []
    assert [warning.id for warning in check_keys()] == ["audit.W001"]
    settings.AUDIT_SEAL_KEYS = ["x" * 50]
    assert check_keys() == []
