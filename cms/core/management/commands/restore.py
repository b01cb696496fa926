"""`manage.py restore`: a backup back into an empty installation."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.cache import cache
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.utils.translation import gettext as _

from cms.core import versions
from cms.core.backup import BackupError, restore

if TYPE_CHECKING:
    from argparse import ArgumentParser


class Command(BaseCommand):
    help = "Restores a backup; refuses a database or media folder that is not empty unless --force is given."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--force", action="store_true", help="delete what is there first")

    def handle(self, *args: Any, **options: Any) -> None:
        connection.close()
        try:
            manifest = restore(
                options["file"], connection.settings_dict, Path(settings.MEDIA_ROOT), force=options["force"]
            )
        except BackupError as error:
            raise CommandError(str(error)) from error
        cache.clear()
        versions.bump()
        text = _("已恢复 %(created)s 的备份：%(tables)d 张表，%(files)d 个文件。")
        self.stdout.write(
            text % {"created": manifest.created, "tables": len(manifest.tables), "files": len(manifest.files) - 1}
        )
