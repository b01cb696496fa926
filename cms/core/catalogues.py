"""The English message catalogue: is it complete, and how new strings of the code come into it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polib
from django.conf import settings

from cms.core.extraction import CHINESE, Key, collect, entry_key

#: Language into which every string of the code is translated; the strings themselves are Chinese.
LANGUAGE = "en"
#: The one Chinese word that English pages show: it leads to the Chinese page.
LANGUAGE_SWITCH = "中文"
HEADER = "English of the strings of the code; `make translations` brings in what is new."
METADATA = {
    "Language": LANGUAGE,
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
    "Plural-Forms": "nplurals=2; plural=(n != 1);",
}
PLACEHOLDER = re.compile(r"%\(\w+\)[-+0#.\d]*[a-z]|%[sd]|\{\w*\}")


@dataclass(frozen=True)
class Update:
    """What bringing a catalogue up to date changed: messages that came, went, and still lack a translation."""

    added: list[str]
    removed: list[str]
    untranslated: list[str]


def extract() -> set[Key]:
    """All strings of the code as (context, message); needs the gettext programs."""
    return set(collect())


def faults(strings: AbstractSet[Key], catalogue: Path) -> Iterator[str]:
    """One sentence for each way in which `catalogue` (a .po file) falls short of `strings`."""
    if not catalogue.exists():
        yield f"{catalogue} is missing: run `make translations`."
        return
    entries = [entry for entry in polib.pofile(str(catalogue)) if not entry.obsolete]
    yield from (f"Not in the catalogue: {message}" for _, message in sorted(strings - {entry_key(e) for e in entries}))
    for entry in entries:
        yield from _faults_of(entry)
    if _compiled(catalogue) != {entry_key(entry): _text(entry) for entry in entries if entry.translated()}:
        yield f"{catalogue.with_suffix('.mo')} is older than its source: run `make translations`."


def update(found: dict[Key, polib.POEntry], catalogue: Path) -> Update:
    """Give `catalogue` exactly the messages `found`, keep their translations, and compile it.

    A new message comes in without a translation: one guessed from a similar message would pass for a good one.
    """
    known = {entry_key(entry): entry for entry in polib.pofile(str(catalogue))} if catalogue.exists() else {}
    file = polib.POFile(wrapwidth=0)
    file.header = HEADER
    file.metadata = METADATA
    for entry in sorted(found.values(), key=lambda entry: (entry.occurrences[:1], entry_key(entry))):
        _take_over(entry, known.get(entry_key(entry)))
        file.append(entry)
    catalogue.parent.mkdir(parents=True, exist_ok=True)
    file.save(str(catalogue))
    compile_catalogue(catalogue)
    return Update(
        added=[message for _, message in sorted(found.keys() - known.keys())],
        removed=[message for _, message in sorted(known.keys() - found.keys())],
        untranslated=[entry.msgid for entry in file if not entry.translated()],
    )


def compile_catalogue(catalogue: Path) -> None:
    """Write the .mo file beside the .po file `catalogue`; unfinished translations stay out of it."""
    polib.pofile(str(catalogue)).save_as_mofile(str(catalogue.with_suffix(".mo")))


def main_catalogue() -> Path:
    """The catalogue of this project's own strings."""
    return Path(settings.LOCALE_PATHS[0]) / LANGUAGE / "LC_MESSAGES" / "django.po"


def placeholders(text: str) -> set[str]:
    """What the program fills in: `%(name)s`, `%(ratio).2f`, `%s` and `{name}`; a translation may use one twice."""
    return set(PLACEHOLDER.findall(text))


def _faults_of(entry: polib.POEntry) -> Iterator[str]:
    if not entry.translated():
        yield f"Not translated: {entry.msgid}"
        return
    texts = list(entry.msgstr_plural.values()) or [entry.msgstr]
    allowed = [placeholders(source) for source in (entry.msgid, entry.msgid_plural or entry.msgid)]
    if any(placeholders(text) not in allowed for text in texts):
        yield f"Placeholders differ: {entry.msgid}"
    if any(CHINESE.search(text.replace(LANGUAGE_SWITCH, "")) for text in texts):
        yield f"Chinese in the translation: {entry.msgid}"


def _take_over(entry: polib.POEntry, known: polib.POEntry | None) -> None:
    if known is not None and bool(known.msgid_plural) == bool(entry.msgid_plural):
        entry.msgstr, entry.msgstr_plural = known.msgstr, known.msgstr_plural or entry.msgstr_plural
        entry.tcomment = known.tcomment
        entry.flags += [flag for flag in known.flags if flag not in entry.flags]


def _compiled(catalogue: Path) -> dict[Key, Any]:
    path = catalogue.with_suffix(".mo")
    return {entry_key(entry): _text(entry) for entry in polib.mofile(str(path))} if path.exists() else {}


def _text(entry: polib.POEntry | polib.MOEntry) -> Any:
    return sorted(entry.msgstr_plural.items()) or entry.msgstr
