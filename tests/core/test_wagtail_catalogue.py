"""The admin speaks Chinese throughout: what Wagtail leaves untranslated or says in other words is in our own catalogue."""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import polib
import pytest
from django.conf import settings
from django.utils import translation
from django.utils.translation.trans_real import DjangoTranslation

DOMAINS = ("django", "djangojs")
OWN = Path(settings.BASE_DIR) / "locale" / "wagtail" / "zh_Hans" / "LC_MESSAGES"
STACK = ("wagtail", "wagtail_localize", "taggit")
BESIDE = ("django",)

# Names that are the same in both languages.
STAYS = frozenset({"ID", "Wagtail API v2", "Wagtail API v3"})
FORBIDDEN = ("工作流", "片段", "快照", "树", "集合", "文档", "取消发布", "驳回")

HAN = re.compile(r"[\u4e00-\u9fff]")
PLACEHOLDER = re.compile(r"%\(\w+\)[sdr]|%[sd]|\{\w*\}")
TAG = re.compile(r"<[^>]+>")


def package_folder(name: str) -> Path:
    spec = find_spec(name)
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent


def source_entries(packages: tuple[str, ...], domain: str) -> list[polib.POEntry]:
    """The entries of all English catalogues (the complete lists of msgids) inside some packages."""
    files = [
        file for name in packages for file in sorted(package_folder(name).glob(f"**/locale/en/LC_MESSAGES/{domain}.po"))
    ]
    return [entry for file in files for entry in polib.pofile(str(file)) if not entry.obsolete]


@cache
def installed_entries(domain: str) -> list[polib.POEntry]:
    """What the installed apps of the Wagtail stack can show, one entry per message."""
    installed = tuple(app for app in settings.INSTALLED_APPS if app.split(".")[0] in STACK)
    found: dict[tuple[str | None, str], polib.POEntry] = {}
    for name in installed:
        file = package_folder(name) / "locale" / "en" / "LC_MESSAGES" / f"{domain}.po"
        for entry in polib.pofile(str(file)) if file.exists() else ():
            found.setdefault((entry.msgctxt, entry.msgid), entry)
    return list(found.values())


def own_catalogue(domain: str) -> polib.POFile:
    return polib.pofile(str(OWN / f"{domain}.po"))


def look_up(catalogue: DjangoTranslation, entry: polib.POEntry) -> str:
    """A message as the admin shows it, after all catalogues were merged."""
    if entry.msgid_plural:
        return str(catalogue.ngettext(entry.msgid, entry.msgid_plural, 2))
    return str(catalogue.pgettext(entry.msgctxt, entry.msgid) if entry.msgctxt else catalogue.gettext(entry.msgid))


@cache
def shown(domain: str) -> list[tuple[polib.POEntry, str]]:
    """Every message of the installed stack with its Chinese."""
    catalogue = DjangoTranslation("zh-hans", domain=domain)
    return [(entry, look_up(catalogue, entry)) for entry in installed_entries(domain)]


def words(text: str) -> str:
    """A message without what programs read: placeholders and tags."""
    return TAG.sub("", PLACEHOLDER.sub("", text))


def placeholders(text: str) -> set[str]:
    return set(PLACEHOLDER.findall(text))


@pytest.mark.parametrize("domain", DOMAINS)
def test_every_message_of_the_installed_stack_is_chinese(domain: str) -> None:
    left = [entry.msgid for entry, text in shown(domain) if not HAN.search(text) and entry.msgid not in STAYS]
    assert [msgid for msgid in left if re.search(r"[A-Za-z]", words(msgid))] == []


def test_the_stack_is_really_looked_at() -> None:
    assert len(installed_entries("django")) > 1500
    assert len(installed_entries("djangojs")) > 100


@pytest.mark.parametrize("domain", DOMAINS)
def test_words_the_platform_does_not_use_are_absent(domain: str) -> None:
    found = [(entry.msgid, text) for entry, text in shown(domain) if any(word in text for word in FORBIDDEN)]
    assert found == []


@pytest.mark.parametrize("domain", DOMAINS)
def test_placeholders_survive(domain: str) -> None:
    lost = [
        (entry.msgid, text)
        for entry, text in shown(domain)
        if placeholders(text) not in (placeholders(entry.msgid), placeholders(entry.msgid_plural or entry.msgid))
    ]
    assert lost == []


@pytest.mark.parametrize("domain", DOMAINS)
def test_own_catalogue_keeps_tags_and_placeholders(domain: str) -> None:
    for entry in own_catalogue(domain):
        text = entry.msgstr_plural[0] if entry.msgid_plural else entry.msgstr
        sources = (entry.msgid, entry.msgid_plural or entry.msgid)
        assert sorted(TAG.findall(" ".join(text.split()))) == sorted(TAG.findall(" ".join(sources[0].split())))
        assert placeholders(text) in [placeholders(source) for source in sources], entry.msgid


@pytest.mark.parametrize("domain", DOMAINS)
def test_own_catalogue_is_complete_and_has_no_double(domain: str) -> None:
    catalogue = own_catalogue(domain)
    keys = [(entry.msgctxt, entry.msgid) for entry in catalogue]
    assert catalogue.fuzzy_entries() == []
    assert catalogue.untranslated_entries() == []
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("domain", DOMAINS)
def test_own_catalogue_holds_nothing_that_is_gone_upstream(domain: str) -> None:
    known = {entry.msgid for entry in source_entries((*STACK, *BESIDE), domain)}
    known |= {entry.msgid for entry in filter_entries()} if domain == "django" else set()
    assert [entry.msgid for entry in own_catalogue(domain) if entry.msgid not in known] == []


def filter_entries() -> list[polib.POEntry]:
    """Django-filter has no English catalogue; its Chinese one lists its messages."""
    return list(polib.pofile(str(package_folder("django_filters") / "locale/zh_CN/LC_MESSAGES/django.po")))


@pytest.mark.parametrize("domain", DOMAINS)
def test_compiled_catalogue_is_up_to_date(domain: str) -> None:
    compiled = {(e.msgctxt, e.msgid): (e.msgstr, e.msgstr_plural) for e in polib.mofile(str(OWN / f"{domain}.mo"))}
    written = {(e.msgctxt, e.msgid): (e.msgstr, e.msgstr_plural) for e in own_catalogue(domain)}
    assert compiled == written


@pytest.mark.parametrize(
    ("msgid", "text"),
    [
        ("Workflow", "审核流程"),
        ("Submit for moderation", "送审"),
        ("Unpublish", "撤回"),
        ("Schedule to publish", "定时发布"),
        ("Collection", "文件夹"),
        ("Snippets", "共享内容"),
        ("Documents", "文件"),
        ("Dashboard", "工作台"),
        ("Request changes", "退回修改"),
        ("Approve", "通过"),
    ],
)
def test_our_words_win_over_those_of_wagtail(msgid: str, text: str) -> None:
    with translation.override("zh-hans"):
        assert translation.gettext(msgid) == text


def test_english_stays_as_wagtail_wrote_it() -> None:
    with translation.override("en"):
        assert translation.gettext("Submit for moderation") == "Submit for moderation"
