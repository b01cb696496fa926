"""Collects the strings of the code that are to be translated, without writing into the source tree.

Python and the admin's Django templates go through xgettext, the public templates through Jinja's own parser, which
alone understands strings nested in expressions such as `{{ heading(_("简历")) }}`.
"""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import polib
from django.conf import settings
from django.template import engines
from django.template.backends.jinja2 import Jinja2
from django.utils.translation.template import templatize

#: Context (empty for most) and message.
Key = tuple[str, str]
#: Our strings are Chinese; English ones in overridden templates belong to Wagtail's own catalogues.
CHINESE = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")
#: Endings of Django templates, for pages and for mails.
TEMPLATE_ENDINGS = (".html", ".txt")
#: Calls in Python whose arguments are messages, beside those that xgettext knows (the list of Django's makemessages).
KEYWORDS = (
    "gettext_noop", "gettext_lazy", "ngettext_lazy:1,2", "pgettext:1c,2", "npgettext:1c,2,3",
    "pgettext_lazy:1c,2", "npgettext_lazy:1c,2,3",
)  # fmt: skip


def entry_key(entry: polib.POEntry | polib.MOEntry) -> Key:
    """What tells an entry of a catalogue from all others."""
    return entry.msgctxt or "", entry.msgid


def collect(root: Path | None = None) -> dict[Key, polib.POEntry]:
    """All Chinese strings of the code below `root` (the project unless told), each with the files that use it.

    Raises CalledProcessError when xgettext stumbles, FileNotFoundError when gettext is not installed.
    """
    root = root or Path(settings.BASE_DIR)
    found: dict[Key, polib.POEntry] = {}
    for entry in (*from_python(root), *from_django_templates(root), *from_jinja_templates()):
        if not CHINESE.search(entry.msgid):
            continue
        known = found.setdefault(entry_key(entry), entry)
        known.occurrences = sorted({*known.occurrences, *((file, "") for file, _ in entry.occurrences)})
    return found


def from_python(root: Path) -> list[polib.POEntry]:
    """Strings of the Python modules of all packages in `root` except the tests."""
    return _xgettext(root, [path for path in _sources(root) if path.suffix == ".py"])


def from_django_templates(root: Path) -> list[polib.POEntry]:
    """Strings of the Django templates that the packages in `root` bring along."""
    templates = [path for path in _sources(root) if path.suffix in TEMPLATE_ENDINGS and "templates" in path.parts]
    with tempfile.TemporaryDirectory() as scratch:
        for path in templates:
            copy = Path(scratch) / path
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_text(templatize((root / path).read_text(encoding="utf-8")), encoding="utf-8")
        return _xgettext(Path(scratch), templates)


def from_jinja_templates() -> Iterator[polib.POEntry]:
    """Strings of the public templates, from calls at any depth and from `{% trans %}` blocks."""
    for engine in engines.all():
        if isinstance(engine, Jinja2):
            for folder in map(Path, engine.dirs):
                for path in sorted(path for path in folder.rglob("*") if path.is_file()):
                    name = path.relative_to(folder.parent).as_posix()
                    yield from _jinja_entries(engine, path.read_text(encoding="utf-8"), name)


def _jinja_entries(engine: Jinja2, source: str, name: str) -> Iterator[polib.POEntry]:
    for _line, function, arguments in engine.env.extract_translations(source):  # type: ignore[attr-defined]
        texts = [arguments] if isinstance(arguments, str) else [text for text in arguments or () if text is not None]
        context = texts.pop(0) if "pgettext" in function and texts else None
        if texts:
            yield _entry(texts, context, name)


def _entry(texts: list[str], context: str | None, name: str) -> polib.POEntry:
    entry = polib.POEntry(msgid=texts[0], msgctxt=context, occurrences=[(name, "")])
    if len(texts) > 1:
        entry.msgid_plural = texts[1]
        entry.msgstr_plural = {0: "", 1: ""}
    return entry


def _sources(root: Path) -> Iterator[Path]:
    """Files of the project's packages, relative to `root`, in a fixed order."""
    packages = sorted(path.parent for path in root.glob("*/__init__.py") if path.parent.name != "tests")
    for package in packages:
        for folder, folders, names in os.walk(package):
            folders[:] = sorted(set(folders) - {"__pycache__", "migrations", "static"})
            yield from (Path(folder, name).relative_to(root) for name in sorted(names))


def _xgettext(folder: Path, paths: Iterable[Path]) -> list[polib.POEntry]:
    """Entries of the Python-like files `paths`, which are relative to `folder`."""
    command = ["xgettext", "--language=Python", "--from-code=UTF-8", "--add-location=file", "--no-wrap", "--output=-"]
    command += [f"--keyword={keyword}" for keyword in KEYWORDS]
    names = "\n".join(path.as_posix() for path in paths)
    if not names:
        return []
    done = subprocess.run(
        [*command, "--files-from=-"], cwd=folder, input=names, capture_output=True, text=True, check=True
    )
    return list(polib.pofile(done.stdout)) if done.stdout else []
