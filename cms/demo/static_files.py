"""Collects style sheets, scripts and icons for the web server when they changed since the last time."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

STAMP = ".collected"


def collect_static() -> bool:
    """Bundle and collect; False when nothing had changed."""
    call_command("bundle_static", verbosity=0, stdout=_Silence())
    stamp = Path(settings.STATIC_ROOT) / STAMP
    fingerprint = _fingerprint()
    if stamp.exists() and stamp.read_text() == fingerprint:
        return False
    stamp.unlink(missing_ok=True)
    call_command("collectstatic", interactive=False, verbosity=0)
    stamp.write_text(fingerprint)
    return True


def _fingerprint() -> str:
    digest = sha256()
    for name, path in sorted(_sources()):
        status = path.stat()
        digest.update(f"{name} {status.st_size} {status.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def _sources() -> Iterator[tuple[str, Path]]:
    for finder in get_finders():
        for name, storage in finder.list([]):
            yield name, Path(storage.path(name))


class _Silence:
    def write(self, _text: str) -> None:
        """Drop what a step would print."""
