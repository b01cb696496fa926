"""Kinds of uploads and how their files are named on the wire."""

from __future__ import annotations

from typing import Final

#: File extensions that browsers play, by kind of medium.
AUDIO_EXTENSIONS: Final = frozenset({"mp3", "wav", "m4a", "ogg"})
VIDEO_EXTENSIONS: Final = frozenset({"mp4", "webm"})

#: Content types that Python's own table lacks or that need a character set.
CONTENT_TYPES: Final[dict[str, str]] = {
    "vtt": "text/vtt; charset=utf-8",
    "ofd": "application/ofd",
    "wps": "application/vnd.ms-works",
    "et": "application/vnd.ms-excel",
    "rar": "application/vnd.rar",
    "md": "text/markdown",
    "m4a": "audio/mp4",
    "mp3": "audio/mpeg",
    "wav": "audio/wav",
    "webm": "video/webm",
    "avif": "image/avif",
    "webp": "image/webp",
}
#: Extensions that a browser shows in place; everything else is a download.
INLINE_EXTENSIONS: Final = AUDIO_EXTENSIONS | VIDEO_EXTENSIONS | {"pdf", "vtt"}


def upload_kind(extension: str) -> str:
    """Kind for upload limits and players: audio, video or document."""
    if extension in AUDIO_EXTENSIONS:
        return "audio"
    return "video" if extension in VIDEO_EXTENSIONS else "document"
