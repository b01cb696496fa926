"""The trail as CSV for spreadsheets and as JSON lines for programs, streamed row by row."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, Final

from django.utils import timezone

from cms.core.audit.selectors import code_names, line_of, values_of

if TYPE_CHECKING:
    from cms.core.audit.models import Event

#: First characters by which a spreadsheet takes a cell for a formula, full-width ones included.
FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
#: Tells spreadsheets that the file is UTF-8.
BYTE_ORDER_MARK: Final = "\ufeff"
COLUMNS: Final = (
    "id", "at", "actor_id", "actor", "superuser", "department", "action", "action_name", "kind", "object_id", "title",
    "result", "address", "request_id", "before", "after", "data",
)  # fmt: skip


class _Echo:
    """A file that gives back what is written to it."""

    def write(self, text: str) -> str:
        return text


def csv_lines(events: Iterable[Event]) -> Iterator[str]:
    """Lines of the CSV file; the time is local."""
    writer = csv.writer(_Echo())
    names = code_names()
    yield BYTE_ORDER_MARK + writer.writerow(COLUMNS)
    for event in events:
        values = values_of(event) | {
            "at": timezone.localtime(event.at).isoformat(sep=" ", timespec="seconds"),
            "action_name": names.get(event.action, ""),
        }
        yield writer.writerow([cell(values[name]) for name in COLUMNS])


def cell(value: Any) -> str:
    """A value as a cell that no spreadsheet runs."""
    if isinstance(value, dict):
        text = json.dumps(value, ensure_ascii=False) if value else ""
    else:
        text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(FORMULA) else text


def json_lines(events: Iterable[Event]) -> Iterator[bytes]:
    """The lines whose hashes the seals hold."""
    for event in events:
        yield line_of(event) + b"\n"


#: Kinds of files by the ending of their name: what makes the lines, and the media type.
FORMATS: Final[dict[str, tuple[Callable[[Iterable[Event]], Iterator[Any]], str]]] = {
    "csv": (csv_lines, "text/csv; charset=utf-8"),
    "jsonl": (json_lines, "application/x-ndjson"),
}
