"""Compares the strings of the code with the message catalogues, without changing a file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import polib
from django.conf import settings
from django.core.management import call_command
from django.core.management.commands import makemessages

#: Language into which every string of the code is translated; the strings themselves are Chinese.
LANGUAGE = "en"
#: Folders whose strings nobody translates.
IGNORED = (".venv", "var", "tests", "docs", "node_modules")


class Extraction(makemessages.Command):
    """Django's collection of strings that keeps them in memory instead of writing a catalogue."""

    def __init__(self) -> None:
        super().__init__()
        #: Strings of the code as (context, message).
        self.found: set[tuple[str, str]] = set()

    def write_po_file(self, potfile: str, locale: str) -> None:
        """Keep what the template holds."""
        self.found |= {_key(entry) for entry in polib.pofile(potfile)}


def extract() -> set[tuple[str, str]]:
    """All strings of the code as (context, message); needs the gettext programs."""
    extraction = Extraction()
    call_command(extraction, locale=[LANGUAGE], ignore_patterns=list(IGNORED), verbosity=0)
    return extraction.found


def faults(strings: set[tuple[str, str]], catalogue: Path) -> Iterator[str]:
    """One sentence for each way in which `catalogue` (a .po file) falls short of `strings`."""
    if not catalogue.exists():
        yield f"{catalogue} is missing: run `make translations`."
        return
    entries = [entry for entry in polib.pofile(str(catalogue)) if not entry.obsolete]
    yield from (f"Not in the catalogue: {message}" for _, message in sorted(strings - {_key(e) for e in entries}))
    yield from (f"Not translated: {entry.msgid}" for entry in entries if not entry.translated())
    if _compiled(catalogue) != {_key(entry): _text(entry) for entry in entries if entry.translated()}:
        yield f"{catalogue.with_suffix('.mo')} is older than its source: run `make translations`."


def main_catalogue() -> Path:
    """The catalogue of this project's own strings."""
    return Path(settings.LOCALE_PATHS[0]) / LANGUAGE / "LC_MESSAGES" / "django.po"


def _compiled(catalogue: Path) -> dict[tuple[str, str], Any]:
    path = catalogue.with_suffix(".mo")
    return {_key(entry): _text(entry) for entry in polib.mofile(str(path))} if path.exists() else {}


def _text(entry: polib.POEntry | polib.MOEntry) -> Any:
    return sorted(entry.msgstr_plural.items()) or entry.msgstr


def _key(entry: polib.POEntry | polib.MOEntry) -> tuple[str, str]:
    return entry.msgctxt or "", entry.msgid
