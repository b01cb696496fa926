"""English is complete: strings are found wherever they stand, and each has its translation in the catalogue."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import polib
import pytest
from django.conf import settings
from django.core.management import call_command
from django.template import engines
from django.template.backends.jinja2 import Jinja2
from django.utils import translation

from cms.core import catalogues, extraction
from cms.core.extraction import Key
from cms.core.management.commands import make_translations

needs_gettext = pytest.mark.skipif(not shutil.which("xgettext"), reason="gettext is not installed")


@pytest.fixture
def public(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is, for this test, the folder of the public templates."""
    folder = tmp_path / "templates"
    folder.mkdir()
    engine = Jinja2({
        "NAME": "test", "DIRS": [folder], "APP_DIRS": False, "OPTIONS": {"environment": "cms.core.jinja.environment"}
    })  # fmt: skip
    monkeypatch.setattr(engines, "all", lambda: [engine])
    return folder


@pytest.fixture
def project(tmp_path: Path, public: Path) -> Path:
    """The root of a project with one package, one test package and the folder of public templates."""
    for name in ("news", "tests"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "__init__.py").touch()
    return tmp_path


@pytest.fixture(scope="module")
def entries() -> list[polib.POEntry]:
    return list(polib.pofile(str(catalogues.main_catalogue())))


def found_in(public: Path, source: str) -> set[tuple[str | None, str, str]]:
    (public / "page.html").write_text(source, encoding="utf-8")
    return {(entry.msgctxt, entry.msgid, entry.msgid_plural) for entry in extraction.from_jinja_templates()}


def message(text: str, file: str = "news/views.py", **options: Any) -> polib.POEntry:
    return polib.POEntry(msgid=text, occurrences=[(file, "")], **options)


def as_found(*messages: polib.POEntry) -> dict[Key, polib.POEntry]:
    return {extraction.entry_key(entry): entry for entry in messages}


def translations_in(catalogue: Path) -> dict[str, str]:
    return {entry.msgid: entry.msgstr for entry in polib.pofile(str(catalogue))}


@pytest.mark.parametrize(
    "source",
    [
        '{{ _("简历") }}',
        '{{ block_head(_("简历")) }}',
        '{{ link(url, label or _("简历"), open=true) }}',
        '{% set words = {"cv": _("简历")} %}',
        '{% call card(_("简历")) %}x{% endcall %}',
        '{% if a == _("简历") %}{% endif %}',
        "{% trans %}简历{% endtrans %}",
        '{% macro head(title=_("简历")) %}{% endmacro %}',
    ],
)
def test_string_of_a_public_template_is_found_at_any_depth(public: Path, source: str) -> None:
    assert found_in(public, source) == {(None, "简历", "")}


def test_placeholders_of_public_templates_are_named(public: Path) -> None:
    assert found_in(public, '{{ _("共 %(total)s 条", total=n) }}') == {(None, "共 %(total)s 条", "")}
    assert found_in(public, "{% trans total=n %}共 {{ total }} 条{% endtrans %}") == {(None, "共 %(total)s 条", "")}


def test_contexts_and_plurals_of_public_templates_are_kept(public: Path) -> None:
    assert found_in(public, '{{ pgettext("菜单", "首页") }}') == {("菜单", "首页", "")}
    assert found_in(public, '{{ ngettext("一条", "%(n)s 条", n) }}') == {(None, "一条", "%(n)s 条")}


def test_strings_that_are_no_constants_are_passed_over(public: Path) -> None:
    assert found_in(public, "{{ _(title) }}{{ _() }}") == set()


@needs_gettext
def test_python_and_admin_templates_are_searched(project: Path) -> None:
    (project / "news" / "views.py").write_text(
        'TITLE = gettext_lazy("公告")\nMENU = pgettext("菜单", "首页")\n', "utf-8"
    )
    (project / "news" / "templates" / "news").mkdir(parents=True)
    (project / "news" / "templates" / "news" / "mail.txt").write_text("{% load i18n %}{% trans '请审核' %}", "utf-8")

    found = extraction.collect(project)

    assert set(found) == {("", "公告"), ("菜单", "首页"), ("", "请审核")}
    assert found["", "请审核"].occurrences == [("news/templates/news/mail.txt", "")]


@needs_gettext
def test_every_file_that_uses_a_string_is_named(project: Path, public: Path) -> None:
    (project / "news" / "a.py").write_text('_("公告")\n_("公告")\n', "utf-8")
    (project / "news" / "b.py").write_text('_("公告")', "utf-8")
    (public / "list.html").write_text('{{ _("公告") }}', "utf-8")

    [entry] = extraction.collect(project).values()

    assert entry.occurrences == [("news/a.py", ""), ("news/b.py", ""), ("templates/list.html", "")]


@needs_gettext
def test_strings_of_others_stay_out(project: Path) -> None:
    (project / "news" / "views.py").write_text('_("Dashboard")', "utf-8")
    (project / "news" / "migrations").mkdir()
    (project / "news" / "migrations" / "0001.py").write_text('_("旧名")', "utf-8")
    (project / "tests" / "test_news.py").write_text('_("试验")', "utf-8")

    assert extraction.collect(project) == {}


@needs_gettext
def test_searching_writes_nothing_into_the_project(project: Path) -> None:
    (project / "news" / "templates").mkdir()
    (project / "news" / "templates" / "a.html").write_text("{% load i18n %}{% trans '请审核' %}", "utf-8")
    before = sorted(project.rglob("*"))

    extraction.collect(project)

    assert sorted(project.rglob("*")) == before


def test_update_adds_removes_and_keeps(tmp_path: Path) -> None:
    catalogue = tmp_path / "en" / "django.po"
    catalogues.update(as_found(message("栏目"), message("旧词")), catalogue)
    file = polib.pofile(str(catalogue))
    file.find("栏目").msgstr = "Section"
    file.save()

    change = catalogues.update(as_found(message("栏目"), message("公告")), catalogue)

    assert change == catalogues.Update(added=["公告"], removed=["旧词"], untranslated=["公告"])
    assert translations_in(catalogue) == {"栏目": "Section", "公告": ""}


def test_update_compiles_what_is_translated(tmp_path: Path) -> None:
    catalogue = tmp_path / "django.po"
    catalogues.update(as_found(message("栏目", msgstr="Section"), message("公告")), catalogue)

    assert {entry.msgid for entry in polib.mofile(str(catalogue.with_suffix(".mo")))} == {"栏目"}


def test_update_is_the_same_when_it_is_repeated(tmp_path: Path) -> None:
    catalogue = tmp_path / "django.po"
    words = [message("栏目", "b.py"), message("公告", "a.py"), message("动态", "a.py")]
    catalogues.update(as_found(*words), catalogue)
    first = catalogue.read_bytes()

    catalogues.update(as_found(*reversed(words)), catalogue)

    assert catalogue.read_bytes() == first


def test_string_that_gets_a_plural_is_translated_anew(tmp_path: Path) -> None:
    catalogue = tmp_path / "django.po"
    catalogues.update(as_found(message("%(n)s 条", msgstr="%(n)s items")), catalogue)
    plural = message("%(n)s 条", msgid_plural="%(n)s 条", msgstr_plural={0: "", 1: ""})

    assert catalogues.update(as_found(plural), catalogue).untranslated == ["%(n)s 条"]


@pytest.mark.parametrize(
    ("source", "text", "fault"),
    [
        ("共 %(total)s 条", "Total", "Placeholders differ"),
        ("共 %(total)s 条", "%(count)s in total", "Placeholders differ"),
        ("比值 %(ratio).2f", "Ratio %(ratio)s", "Placeholders differ"),
        ("首页", "Home 首页", "Chinese in the translation"),
        ("首页", "Home，start", "Chinese in the translation"),
    ],
)
def test_wrong_translations_are_named(tmp_path: Path, source: str, text: str, fault: str) -> None:
    catalogue = tmp_path / "django.po"
    catalogues.update(as_found(message(source, msgstr=text)), catalogue)

    assert list(catalogues.faults({("", source)}, catalogue)) == [f"{fault}: {source}"]


@pytest.mark.parametrize(
    ("source", "text"), [("换到%(site)s", "%(site)s, to %(site)s"), ("切换到中文", "Switch to 中文"), ("：", ": ")]
)
def test_right_translations_pass(tmp_path: Path, source: str, text: str) -> None:
    catalogue = tmp_path / "django.po"
    catalogues.update(as_found(message(source, msgstr=text)), catalogue)

    assert list(catalogues.faults({("", source)}, catalogue)) == []


def test_command_updates_compiles_and_names_what_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = tmp_path / "wagtail" / "zh_Hans" / "LC_MESSAGES" / "django.po"
    catalogues.update(as_found(message("Workflow", msgstr="审核流程")), other)
    other.with_suffix(".mo").unlink()
    monkeypatch.setattr(
        make_translations, "collect", lambda: as_found(message("栏目", msgstr="Section"), message("公告"))
    )
    monkeypatch.setattr(settings, "LOCALE_PATHS", [tmp_path, tmp_path / "wagtail"])
    said = StringIO()

    call_command("make_translations", stdout=said)

    assert said.getvalue().splitlines() == ["To translate: 公告", "2 messages added, 0 removed, 1 to translate."]
    assert (tmp_path / "en" / "LC_MESSAGES" / "django.mo").exists()
    assert other.with_suffix(".mo").exists()


@needs_gettext
def test_english_of_the_platform_has_no_faults() -> None:
    assert list(catalogues.faults(catalogues.extract(), catalogues.main_catalogue())) == []


@needs_gettext
def test_nested_strings_of_the_real_templates_are_in_the_catalogue(entries: list[polib.POEntry]) -> None:
    nested = {entry.msgid for entry in extraction.from_jinja_templates()}

    assert {"简历", "更多", "跳到正文"} <= nested
    assert nested <= {entry.msgid for entry in entries}


def test_nothing_is_guessed_or_left_over(entries: list[polib.POEntry]) -> None:
    assert [entry.msgid for entry in entries if entry.fuzzy or entry.obsolete] == []
    assert len({extraction.entry_key(entry) for entry in entries}) == len(entries)


def test_sentences_stay_sentences(entries: list[polib.POEntry]) -> None:
    torn = [
        entry.msgid
        for entry in entries
        if entry.msgid.endswith("。") and not entry.msgstr.endswith((".", "?", "!", "”"))
    ]

    assert torn == []


def untouched_words() -> Iterator[str]:
    """Wagtail's own English, some of which our Chinese catalogue for Wagtail puts in other words."""
    return (entry.msgid for entry in polib.pofile(str(Path(settings.LOCALE_PATHS[1], "zh_Hans/LC_MESSAGES/django.po"))))


def test_wagtail_speaks_its_own_english_beside_ours() -> None:
    with translation.override("en"):
        assert translation.gettext("简历") == "Biography"
        changed = [words for words in untouched_words() if translation.gettext(words) not in {words, ""}]
    with translation.override("zh-hans"):
        assert translation.gettext("简历") == "简历"
        assert translation.gettext("Workflow") == "审核流程"
    assert changed == []
