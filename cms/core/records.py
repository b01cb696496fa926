"""Reading of the start content: YAML files whose every field is checked before anything is made from them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SLUG = re.compile(r"^[a-z0-9]+(-[a-z0-9]+)*$")


class DataFault(ValueError):
    """A data file does not say what it must; the message names file, entry and field."""


@dataclass(frozen=True, slots=True)
class Record:
    """One mapping of a data file and where it stands; every getter raises `DataFault` on a wrong value."""

    where: str
    fields: dict[str, Any]

    def fault(self, message: str) -> DataFault:
        """The error to raise about this record."""
        return DataFault(f"{self.where}: {message}")

    def only(self, *allowed: str) -> None:
        """Refuse fields nobody reads, which are mostly misspelt ones."""
        unknown = sorted(set(self.fields) - set(allowed))
        if unknown:
            raise self.fault(f"unknown field {', '.join(unknown)}")

    def text(self, key: str) -> str:
        """A string that must be there and not be empty."""
        value = self.fields.get(key)
        if not isinstance(value, str) or not value.strip():
            raise self.fault(f"{key} must be a text, not {value!r}")
        return value

    def optional_text(self, key: str) -> str:
        """A string; empty where the field is missing or null."""
        return "" if self.fields.get(key) is None else self.text(key)

    def slug(self, key: str) -> str:
        """A word of small letters and digits, joined by hyphens."""
        value = self.text(key)
        if not SLUG.match(value):
            raise self.fault(f"{key} must be small letters, digits and hyphens, not {value!r}")
        return value

    def choice(self, key: str, allowed: frozenset[str]) -> str:
        """One word of a closed vocabulary."""
        value = self.text(key)
        if value not in allowed:
            raise self.fault(f"{key} {value!r} is not one of {', '.join(sorted(allowed))}")
        return value

    def days(self, key: str) -> int | None:
        """A positive number of days, or None."""
        value = self.fields.get(key)
        if value is not None and (type(value) is not int or value < 1):
            raise self.fault(f"{key} must be a positive number of days or null, not {value!r}")
        return value

    def flag(self, key: str) -> bool:
        """A boolean; False where the field is missing."""
        value = self.fields.get(key, False)
        if not isinstance(value, bool):
            raise self.fault(f"{key} must be true or false, not {value!r}")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of strings; empty where the field is missing."""
        values = self.fields.get(key) or []
        if not isinstance(values, list) or not all(isinstance(value, str) and value for value in values):
            raise self.fault(f"{key} must be a list of texts")
        return tuple(values)

    def records(self, key: str, name: str = "slug") -> Iterator[Record]:
        """The mappings of a list, each named by its field `name`; nothing where the list is missing."""
        values = self.fields.get(key) or []
        if not isinstance(values, list):
            raise self.fault(f"{key} must be a list")
        for number, value in enumerate(values, 1):
            if not isinstance(value, dict):
                raise self.fault(f"{key}, entry {number}, must be a mapping")
            yield Record(f"{self.where}/{value.get(name, number)}", value)


def read_records(path: Path, key: str, name: str = "slug") -> list[Record]:
    """The records of the list `key` in a YAML file.

    Raises `DataFault` where the file is missing, is no YAML or has no such list.
    """
    try:
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise DataFault(f"{path.name}: {error}") from error
    if not isinstance(data, dict) or not isinstance(data.get(key), list):
        raise DataFault(f"{path.name}: no list {key!r}")
    return list(Record(path.name, data).records(key, name))


def refuse_doubles(records: list[Record], key: str) -> None:
    """Raise `DataFault` where two records have the same value in the field `key`."""
    seen: set[object] = set()
    for record in records:
        value = record.fields.get(key)
        if value in seen:
            raise record.fault(f"{key} {value!r} stands twice")
        seen.add(value)
