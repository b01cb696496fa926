"""Rows of a file with fields that check themselves."""

from __future__ import annotations

import datetime
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.utils import timezone
from django.utils.translation import gettext as _

from .problems import RowError
from .text import tidy

if TYPE_CHECKING:
    from collections.abc import Iterator

DAY: Final = re.compile(r"^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$")


@dataclass(frozen=True, slots=True)
class Row:
    """One object of a file and the line it stands on; every getter raises `RowError` for a value of the wrong kind."""

    line: int
    fields: dict[str, Any]

    def text(self, name: str, *, most: int = 0) -> str:
        """A tidy text, empty where the field is missing or null; at most `most` characters where that is given."""
        value = self.fields.get(name)
        if value is None:
            return ""
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            raise RowError(name, _("应为文字。"))
        text = tidy(str(value))
        if most and len(text) > most:
            raise RowError(name, _("有 %(length)d 字，最多 %(most)d 字。") % {"length": len(text), "most": most})
        return text

    def needed(self, name: str, *, most: int = 0) -> str:
        """A text that must be there."""
        if text := self.text(name, most=most):
            return text
        raise RowError(name, _("不能为空。"))

    def items(self, name: str) -> list[Any]:
        """A list; empty where the field is missing or null."""
        value = self.fields.get(name)
        if value is None:
            return []
        if not isinstance(value, list):
            raise RowError(name, _("应为列表。"))
        return value

    def group(self, name: str) -> dict[str, Any]:
        """An object with names; empty where the field is missing or null."""
        value = self.fields.get(name)
        if value is None:
            return {}
        if not isinstance(value, dict):
            raise RowError(name, _("应为带名称的对象。"))
        return value

    def moment(self, day: str, clock: str) -> datetime.datetime | None:
        """A date field and a field with the time of day (`09:30`), both local, as an aware time; None without a date."""
        text = self.text(day)
        if not text:
            return None
        try:
            full = datetime.datetime.fromisoformat(text)
            date = full.date()
            if len(text) > len("2026-01-01"):
                return full if timezone.is_aware(full) else timezone.make_aware(full)
        except ValueError:
            date = self._day(day, text)
        return timezone.make_aware(datetime.datetime.combine(date, self._clock(clock)))

    def _day(self, name: str, text: str) -> datetime.date:
        match = DAY.match(text)
        try:
            return datetime.date(*map(int, match.groups())) if match else datetime.date.fromisoformat(text)
        except ValueError:
            raise RowError(name, _("不是日期，应如 2026-11-02。")) from None

    def _clock(self, name: str) -> datetime.time:
        text = self.text(name)
        try:
            return datetime.time.fromisoformat(text.zfill(5)) if text else datetime.time()
        except ValueError:
            raise RowError(name, _("不是时间，应如 09:30。")) from None


def json_lines(text: str) -> Iterator[Row | tuple[int, RowError]]:
    """The objects of JSON Lines, or the line and what is wrong with it; empty lines are passed over."""
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except (ValueError, RecursionError):
            yield number, RowError("", _("不是完整的 JSON，文件可能不完整。"))
            continue
        if isinstance(value, dict):
            yield Row(number, value)
        else:
            yield number, RowError("", _("每行应为一个带名称的 JSON 对象。"))
