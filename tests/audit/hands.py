"""What tests of the trail do: look at its end, and tamper with it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection

from cms.core.audit.models import Event


@contextmanager
def as_intruder() -> Iterator[Any]:
    """A superuser of the database who switches the protection off."""
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        try:
            yield cursor
        finally:
            cursor.execute("SET session_replication_role = DEFAULT")


def newest(action: str, **values: Any) -> Event:
    """The last event of an act."""
    return Event.objects.filter(action=action, **values).order_by("-pk")[0]
