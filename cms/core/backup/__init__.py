"""Database and media in one file that proves its own contents; see docs/features/backup.md."""

from __future__ import annotations

from .restoring import restore
from .saving import backup
from .shared import BackupError, Manifest

__all__ = ["BackupError", "Manifest", "backup", "restore"]
