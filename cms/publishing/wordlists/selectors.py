"""Where a text has words of the lists that apply to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ahocorasick_rs import AhoCorasick

from cms.departments.sharing.policies import available_to

from .models import Word, WordList

if TYPE_CHECKING:
    from cms.departments.models import Department

__all__ = ["AROUND", "Finding", "findings"]

#: Characters before and after a finding in its excerpt.
AROUND: Final = 12


@dataclass(frozen=True, slots=True)
class Finding:
    """A wrong form in a text. `start` is its place in characters; `before` and `after` are what stands around it."""

    wrong: str
    right: str
    severity: str
    note: str
    start: int
    before: str
    after: str


def findings(text: str, department: Department | None) -> list[Finding]:
    """Wrong forms in `text`, in their order, by the active lists owned by or shared with `department` (None: the
    platform's own pages). One query, however many lists and words there are; of two words at one place the longer counts.
    """
    lists = available_to(WordList, department).filter(active=True)
    words: dict[str, Word] = {}
    # What a department says of a word stands before what the platform says.
    for word in Word.objects.filter(word_list__in=lists).order_by("word_list__department", "pk"):
        words.setdefault(word.wrong, word)
    if not text or not words:
        return []
    return list(_found(text, words))


def _found(text: str, words: dict[str, Word]) -> Iterator[Finding]:
    allowed = sorted({line for word in words.values() for line in _lines(word.unless)})
    forms = [*words, *allowed]
    rightly = [(start, end) for kind, start, end in _hits(text, forms) if kind >= len(words)]
    last = 0
    for kind, start, end in sorted(_hits(text, list(words)), key=lambda hit: (hit[1], -hit[2])):
        word = words[forms[kind]]
        if start >= last and not _covered(text, start, end, rightly, _lines(word.unless)):
            last = end
            yield Finding(
                word.wrong, word.right, word.severity, word.note, start,
                text[max(0, start - AROUND) : start], text[end : end + AROUND],
            )  # fmt: skip


def _hits(text: str, forms: list[str]) -> list[tuple[int, int, int]]:
    return AhoCorasick(forms).find_matches_as_indexes(text, overlapping=True)


def _covered(text: str, start: int, end: int, rightly: list[tuple[int, int]], unless: set[str]) -> bool:
    return any(first <= start and end <= last and text[first:last] in unless for first, last in rightly)


def _lines(text: str) -> set[str]:
    return {line.strip() for line in text.splitlines() if line.strip()}
