"""Writes of word lists: pasted lines, and the list that the platform starts with."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from cms.core.records import Record, read_records, refuse_doubles
from cms.departments.sharing.models import Audience

from .models import Severity, Word, WordList

if TYPE_CHECKING:
    from cms.accounts.models import User

__all__ = ["Pasted", "add_words", "ensure_platform_words", "pasted_words"]

WORDS = Path(__file__).parent.parent / "data" / "words.yaml"
#: Name of the list that the platform starts with.
START_LIST: Final = "常见错别字和规范用语"
#: Act in the history of a list.
PASTE: Final = "publishing.paste_words"
#: Signs that may stand between the wrong and the right form of a pasted line.
SEPARATORS: Final = (",", "，", "\t")


@dataclass(frozen=True, slots=True)
class Pasted:
    """What pasted lines say: unsaved words, and a sentence for each line that cannot be one."""

    words: tuple[Word, ...]
    problems: tuple[str, ...]


def pasted_words(word_list: WordList, text: str, severity: str) -> Pasted:
    """Read lines `错,对`; empty lines are passed over, and of a wrong form that stands twice the last one counts."""
    words, problems = {}, []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        wrong, right = _parts(line)
        word = Word(word_list=word_list, wrong=wrong, right=right, severity=severity)
        try:
            word.clean_fields(exclude=["word_list"])
            if wrong == right:
                raise ValidationError(_("错误写法和正确写法不能相同。"))
        except ValidationError as error:
            sentence = _("第 %(number)s 行“%(line)s”：%(reason)s")
            problems.append(sentence % {"number": number, "line": line[:40], "reason": " ".join(error.messages)})
        else:
            words[wrong] = word
    return Pasted(tuple(words.values()), tuple(problems))


def _parts(line: str) -> tuple[str, str]:
    for sign in SEPARATORS:
        if sign in line:
            wrong, _sign, right = line.partition(sign)
            return wrong.strip(), right.strip()
    return line.strip(), ""


@transaction.atomic
def add_words(word_list: WordList, words: tuple[Word, ...], user: User) -> tuple[int, int]:
    """Add words to a list; the right form and severity of one that is there already are replaced. Returns how many are new
    and how many were there."""
    known = set(word_list.words.filter(wrong__in=[word.wrong for word in words]).values_list("wrong", flat=True))
    Word.objects.bulk_create(
        words, update_conflicts=True, unique_fields=["word_list", "wrong"], update_fields=["right", "severity"]
    )
    log(instance=word_list, action=PASTE, user=user, data={"words": [str(word) for word in words]})
    return len(words) - len(known), len(known)


@transaction.atomic
def ensure_platform_words() -> WordList:
    """The platform's list for everybody, filled when it is made; a list that is there stays as its keepers left it.

    Raises `DataFault` for a data file that does not say what it must.
    """
    word_list, made = WordList.objects.get_or_create(
        name=START_LIST, department=None, defaults={"audience": Audience.ALL, "note": _("平台提供，适用于所有部门")}
    )
    if made:
        records = read_records(WORDS, "words", "wrong")
        refuse_doubles(records, "wrong")
        Word.objects.bulk_create(_word(entry, word_list) for entry in records)
    return word_list


def _word(entry: Record, word_list: WordList) -> Word:
    entry.only("wrong", "right", "severity", "group", "note", "unless")
    return Word(
        word_list=word_list,
        wrong=entry.text("wrong"),
        right=entry.text("right"),
        severity=entry.choice("severity", frozenset(Severity.values)),
        note=str(entry.fields.get("note") or ""),
        unless="\n".join(entry.texts("unless")),
    )
