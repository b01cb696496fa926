"""`manage.py archive_audit`: old months of the trail into files, then out of the database."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from cms.core.audit.archiving import ArchiveError, archive_old_months
from cms.core.audit.sealing import seal_waiting

if TYPE_CHECKING:
    from argparse import ArgumentParser


class Command(BaseCommand):
    help = "Writes months older than those kept to files of JSON lines and drops them; may be killed and run again."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--keep", type=int, help="whole months that stay, at least 6; default AUDIT_KEEP_MONTHS")
        parser.add_argument("--folder", type=Path, help="folder of the files; default AUDIT_ARCHIVE_DIR")

    def handle(self, *args: Any, **options: Any) -> None:
        seal_waiting()
        folder = options["folder"] or Path(settings.AUDIT_ARCHIVE_DIR)
        try:
            count = archive_old_months(folder, keep=options["keep"], say=self.stdout.write)
        except ArchiveError as error:
            raise CommandError(str(error)) from error
        if not count:
            self.stdout.write(_("没有需要归档的月份。"))
