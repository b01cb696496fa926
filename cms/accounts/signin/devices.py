"""What a browser says of itself, in words by which its owner knows it again."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext as _

#: Mark in the text and name; the first that is found counts, since browsers name those that they resemble as well.
BROWSERS: Final = (
    ("Edg", "Edge"), ("OPR/", "Opera"), ("QQBrowser", "QQ"), ("MicroMessenger", "WeChat"), ("SamsungBrowser", "Samsung"),
    ("Firefox/", "Firefox"), ("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
)  # fmt: skip
SYSTEMS: Final = (
    ("HarmonyOS", "HarmonyOS"), ("Windows", "Windows"), ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"),
    ("Mac OS", "macOS"), ("Linux", "Linux"),
)  # fmt: skip


def device_name(user_agent: str) -> str:
    """“Chrome · Windows” for the text of a `User-Agent` header; what is not known in it is left out."""
    found = [next((name for mark, name in names if mark in user_agent), "") for names in (BROWSERS, SYSTEMS)]
    return " · ".join(filter(None, found)) or _("未知设备")
