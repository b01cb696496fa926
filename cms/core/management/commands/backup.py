"""`manage.py backup`: database and media into one file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from cms.core.backup import BackupError, backup

if TYPE_CHECKING:
    from argparse import ArgumentParser


class Command(BaseCommand):
    help = "Saves database and media into FILE, or into a dated file in the folder FILE."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            backup(options["file"], Path(settings.MEDIA_ROOT), say=self.stdout.write)
        except BackupError as error:
            raise CommandError(str(error)) from error
