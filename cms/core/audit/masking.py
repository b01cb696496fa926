"""Personal data and secrets never enter the trail whole."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Final

#: Longest text kept of one value, characters.
LONGEST_TEXT: Final = 2000
HIDDEN: Final = "●●●"

SECRET_NAMES = re.compile(r"password|passwd|secret|token|api_?key|otp|recovery|session_?key|private_?key|csrf", re.I)
PHONE_NAMES = re.compile(r"phone|mobile|telephone|^tel$", re.I)
EMAIL = re.compile(r"\b([\w.+-])[\w.+-]*@([\w-]+(?:\.[\w-]+)+)")
MOBILE = re.compile(r"(?<!\d)(1[3-9]\d)\d{4}(\d{4})(?!\d)")
#: Resident identity card (GB 11643): 17 digits and a check digit or X.
IDENTITY = re.compile(r"(?<!\d)(\d{4})\d{13}([\dXx])(?![\dXx])")
UNSTORABLE = re.compile("[\x00\ud800-\udfff]")

Mask = Callable[[Any], Any]


def secret(value: Any) -> str:
    """Nothing of a password or key but that there is one."""
    return HIDDEN if value not in (None, "") else ""


def phone(value: Any) -> str:
    """Last two digits of any number of a telephone."""
    text = str(value or "")
    return f"{HIDDEN}{text[-2:]}" if text else ""


def partly(value: Any) -> str:
    """First two characters of a name that is not known to be a name: people type passwords into the wrong field."""
    text = clean(str(value or ""))
    return f"{text[:2]}{HIDDEN}" if text else ""


def clean(text: str) -> str:
    """The text as PostgreSQL can hold it, with mail addresses, mobile numbers and identity numbers masked."""
    text = IDENTITY.sub(r"\1*************\2", UNSTORABLE.sub("\ufffd", text))
    return EMAIL.sub(r"\1***@\2", MOBILE.sub(r"\1****\2", text))


def masked(value: Any, name: str = "") -> Any:
    """A value of any shape with everything in it masked: by the names of fields, and by what texts look like."""
    if SECRET_NAMES.search(name):
        return secret(value)
    if PHONE_NAMES.search(name) and isinstance(value, str | int):
        return phone(value)
    if isinstance(value, dict):
        return {clean(str(key)): masked(item, str(key)) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [masked(item) for item in value]
    if value is None or isinstance(value, bool | int | float):
        return value
    return shortened(clean(str(value)))


def shortened(text: str) -> str:
    """The text, or its beginning and its length in characters."""
    return text if len(text) <= LONGEST_TEXT else f"{text[:LONGEST_TEXT]}… ({len(text)})"
