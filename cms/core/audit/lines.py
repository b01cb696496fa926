"""An event as one line of JSON, always the same bytes: what is hashed, exported and archived."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from .models import Event

#: Months of the trail are those of local time; the database's functions name the same zone.
ZONE: Final = ZoneInfo("Asia/Shanghai")
FIELDS: Final = (
    "id", "at", "actor_id", "actor", "superuser", "department_id", "department", "action", "kind", "object_id", "title",
    "before", "after", "data", "address", "request_id", "result",
)  # fmt: skip


def values_of(event: Event) -> dict[str, Any]:
    """Columns of an event as JSON has them; the time in UTC with microseconds."""
    values: dict[str, Any] = {name: getattr(event, name) for name in FIELDS}
    return values | {"at": event.at.astimezone(UTC).isoformat(timespec="microseconds")}


def line_of(event: Event) -> bytes:
    """One line without its end. The event must come from the database, which orders keys and numbers in its own way."""
    return json.dumps(values_of(event), ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def digest_of(event: Event) -> bytes:
    """SHA-256 of the line."""
    return sha256(line_of(event)).digest()


def month_of(moment: datetime) -> date:
    """First day of the month in which the moment lies, in local time."""
    return moment.astimezone(ZONE).date().replace(day=1)


def month_start(month: date) -> datetime:
    """The moment at which a month begins, in local time."""
    return datetime(month.year, month.month, 1, tzinfo=ZONE)


def months_later(month: date, count: int) -> date:
    """First day of the month so many months later, or earlier where the count is negative."""
    years, index = divmod(month.year * 12 + month.month - 1 + count, 12)
    return date(years, index + 1, 1)
