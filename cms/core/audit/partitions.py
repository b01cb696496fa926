"""Months of the trail as PostgreSQL's partitions. The functions behind run with the rights of the tables' owner."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from django.db import connection
from django.utils import timezone

from .lines import month_of, months_later

#: Months that are made ahead, the present one included. Rows of a month without a partition stand in a default one.
AHEAD: Final = 4
PREFIX: Final = "audit_event_"


def ensure_months(first: date | None = None, count: int = AHEAD) -> int:
    """Make the partitions of so many months from `first` on (by default the present month); returns how many were new.

    Raises:
        OperationalError: the table was locked for three seconds; the next run tries again.
    """
    start = first or month_of(timezone.now())
    with connection.cursor() as cursor:
        cursor.execute("SELECT audit_ensure_months(%s, %s)", [start, count])
        row = cursor.fetchone()
    return int(row[0]) if row else 0


def take_in_strays() -> int:
    """Make partitions for months that only the default partition holds; returns how many were new."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT min(at), max(at) FROM audit_event_default")
        first, last = cursor.fetchone() or (None, None)
    if first is None or last is None:
        return 0
    start, end = month_of(first), month_of(last)
    return ensure_months(start, (end.year - start.year) * 12 + end.month - start.month + 1)


def months_held() -> frozenset[date]:
    """Months that have a partition."""
    query = "SELECT inhrelid::regclass::text FROM pg_inherits WHERE inhparent = 'audit_event'::regclass"
    with connection.cursor() as cursor:
        cursor.execute(query)
        names = [row[0] for row in cursor.fetchall()]
    days = (name.rpartition(".")[2].removeprefix(PREFIX) for name in names)
    return frozenset(datetime.strptime(day, "%Y_%m").date() for day in days if day != "default")  # noqa: DTZ007


def drop_month(month: date) -> int:
    """Drop an archived month; returns its number of rows, 0 where it is gone already.

    Raises:
        ProgrammingError: the database refuses, for it is younger than six whole months or not archived.
        OperationalError: the table was locked for three seconds.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT audit_drop_month(%s)", [month])
        row = cursor.fetchone()
    return int(row[0]) if row else 0


def droppable_before(keep: int) -> date:
    """First day of the earliest month that is kept when `keep` whole months are."""
    return months_later(month_of(timezone.now()), -keep)
