"""Chinese text for full-text search: the same cut for what is indexed and what is asked.

Indexed are dictionary words, every pair of neighbouring Han characters and every single one, so that any piece of two or more
characters is found; asked is each dictionary word, or all its pairs.
"""

from __future__ import annotations

import re
import unicodedata

import rjieba

HAN = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
TOKEN = re.compile(rf"[{HAN}]+|[0-9A-Za-z]+")
IS_HAN = re.compile(rf"^[{HAN}]")
#: Longest query looked at, characters.
LONGEST_QUERY = 100


def normalise(text: str) -> str:
    """Full-width forms to half-width, lower case, bracket styles and punctuation to spaces."""
    return unicodedata.normalize("NFKC", text).lower()


def pairs(run: str) -> list[str]:
    """Neighbouring pairs of a run of Han characters; the character itself when it stands alone."""
    return [run[i : i + 2] for i in range(len(run) - 1)] or [run]


def index_text(text: str) -> str:
    """Tokens of a text to be indexed, separated by spaces."""
    tokens: list[str] = []
    for run in TOKEN.findall(normalise(text)):
        if not IS_HAN.match(run):
            tokens.append(run)
            continue
        tokens.extend(word for word in rjieba.cut_all(run) if len(word) > 2)
        tokens.extend(pairs(run))
        tokens.extend(run)
    return " ".join(tokens)


def query_words(query: str) -> list[tuple[str, list[str]]]:
    """Words of a query, each with the tokens that stand for it together: `("公积金", ["公积", "积金"])`."""
    words: list[tuple[str, list[str]]] = []
    for run in TOKEN.findall(normalise(query[:LONGEST_QUERY])):
        if IS_HAN.match(run):
            words.extend((word, pairs(word)) for word in rjieba.cut(run))
        else:
            words.append((run, [run]))
    return words
