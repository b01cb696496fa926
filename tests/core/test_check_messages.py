"""A string without its English counterpart stops the build."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from io import StringIO
from pathlib import Path

import polib
import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from cms.core import catalogues
from cms.core.management.commands import check_messages

CODE = {("", "栏目"), ("menu", "首页")}


def entry(message: str, translation: str, context: str = "", **options: object) -> polib.POEntry:
    return polib.POEntry(msgid=message, msgstr=translation, msgctxt=context or None, **options)


def write_catalogue(folder: Path, entries: Iterable[polib.POEntry], *, compiled: bool = True) -> Path:
    file = polib.POFile()
    file.metadata = {"Content-Type": "text/plain; charset=utf-8"}
    file.extend(entries)
    path = folder / "django.po"
    file.save(str(path))
    if compiled:
        file.save_as_mofile(str(path.with_suffix(".mo")))
    return path


def test_complete_catalogue_has_no_faults(tmp_path: Path) -> None:
    path = write_catalogue(tmp_path, [entry("栏目", "Column"), entry("首页", "Home", "menu")])

    assert list(catalogues.faults(CODE, path)) == []


def test_missing_catalogue_is_one_fault(tmp_path: Path) -> None:
    assert len(list(catalogues.faults(CODE, tmp_path / "django.po"))) == 1


def test_string_that_the_catalogue_lacks_is_named(tmp_path: Path) -> None:
    path = write_catalogue(tmp_path, [entry("栏目", "Column"), entry("首页", "Home")])

    assert list(catalogues.faults(CODE, path)) == ["Not in the catalogue: 首页"]


@pytest.mark.parametrize("unfinished", [entry("栏目", ""), entry("栏目", "Column", flags=["fuzzy"])])
def test_empty_and_guessed_translations_are_named(tmp_path: Path, unfinished: polib.POEntry) -> None:
    path = write_catalogue(tmp_path, [unfinished])

    assert list(catalogues.faults({("", "栏目")}, path)) == ["Not translated: 栏目"]


def test_string_that_the_code_gave_up_may_stay(tmp_path: Path) -> None:
    path = write_catalogue(tmp_path, [entry("栏目", "Column"), entry("旧词", "", obsolete=True)])

    assert list(catalogues.faults({("", "栏目")}, path)) == []


def test_compiled_catalogue_must_be_the_same(tmp_path: Path) -> None:
    write_catalogue(tmp_path, [entry("栏目", "Old words")])
    path = write_catalogue(tmp_path, [entry("栏目", "Column")], compiled=False)

    [fault] = catalogues.faults({("", "栏目")}, path)
    assert "django.mo is older" in fault


@pytest.mark.skipif(not shutil.which("xgettext"), reason="gettext is not installed")
def test_strings_are_found_in_code_and_templates_without_touching_a_file() -> None:
    before = sorted(Path("locale").rglob("*"))

    assert ("", "栏目") in catalogues.extract()
    assert sorted(Path("locale").rglob("*")) == before


def test_command_names_each_fault_and_fails(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = write_catalogue(tmp_path, [entry("栏目", "Column")])
    monkeypatch.setattr(check_messages, "extract", lambda: CODE)
    monkeypatch.setattr(check_messages, "main_catalogue", lambda: path)
    complaints = StringIO()

    with pytest.raises(CommandError, match="1 faults"):
        call_command("check_messages", stderr=complaints)
    assert "首页" in complaints.getvalue()


def test_command_is_content_with_a_complete_catalogue(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = write_catalogue(tmp_path, [entry("栏目", "Column")])
    monkeypatch.setattr(check_messages, "extract", lambda: {("", "栏目")})
    monkeypatch.setattr(check_messages, "main_catalogue", lambda: path)
    said = StringIO()

    call_command("check_messages", stdout=said)
    assert "complete" in said.getvalue()
