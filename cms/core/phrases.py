"""Strings of the interface for code that runs on every public page."""

from __future__ import annotations

from django.utils import translation

#: Language in which the strings of templates and code are written.
SOURCE_LANGUAGE = "zh-hans"


def gettext(message: str) -> str:
    """A string of the interface in the active language. Chinese is the language they are written in: nothing to look up,
    while Django would ask the catalogue of every app in vain."""
    return message if translation.get_language() == SOURCE_LANGUAGE else translation.gettext(message)
