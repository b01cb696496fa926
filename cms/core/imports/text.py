"""Typed texts made tidy: no blanks for indents, none inside Chinese words, paragraphs whole."""

from __future__ import annotations

import re
from typing import Final

#: Han characters, Chinese punctuation and full-width forms: no blank belongs beside them.
WIDE: Final = "\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\u3000-\u303f“”‘’…—\U00020000-\U0003ffff"
BESIDE_WIDE: Final = re.compile(rf"(?<=[{WIDE}])\s+|\s+(?=[{WIDE}])")
BLANKS: Final = re.compile(r"[\s\u200b\ufeff]+")
INVISIBLE: Final = re.compile(r"[\u200b\u200e\u200f\u2060\ufeff\x00-\x08\x0b\x0c\x0e-\x1f]")
BREAKS: Final = re.compile(r"\r\n|[\r\n\u2028\u2029\x85]")


def tidy(text: str) -> str:
    """One line without typed indents: blanks beside Chinese characters go, others become one space."""
    return BESIDE_WIDE.sub("", BLANKS.sub(" ", INVISIBLE.sub("", text))).strip()


def paragraphs(text: str) -> list[str]:
    """Paragraphs of a text, one for each line that holds anything, each whole and tidy."""
    return [line for raw in BREAKS.split(text) if (line := tidy(raw))]
