"""manage.py reset: throw away everything local, so that the next run begins anew."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from cms.core.local_postgres import LocalPostgresError, stop_server
from cms.demo.management.commands.serve import LOCK
from cms.demo.serving import is_running

#: Folders of var/ that hold nothing but what a run makes; backups stay.
FOLDERS = ("media", "cache", "mail", "static")


class Command(BaseCommand):
    """Remove the local database, uploads, caches and mail. A database of DATABASE_URL is never touched."""

    help = "Remove the local database, uploads, caches and mail; backups stay."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Raise CommandError while the cluster runs, and in production."""
        if not settings.DEMO_ENABLED:
            raise CommandError("reset is for development and demonstration only.")
        if is_running(settings.VAR_DIR / LOCK):
            raise CommandError("The cluster is running: stop it with Ctrl-C in its terminal first.")
        removed = _remove(settings.VAR_DIR)
        self.stdout.write(f"Removed: {', '.join(removed) or 'nothing was there'}. The next make run begins anew.")


def _remove(var: Path) -> list[str]:
    try:
        stop_server(var / "postgres")
    except LocalPostgresError as error:
        raise CommandError(str(error)) from error
    databases = [path for path in var.glob("postgres*") if path.is_dir() and not path.name.startswith("postgres-test")]
    doomed = [*databases, *(var / name for name in FOLDERS if (var / name).exists())]
    for folder in doomed:
        shutil.rmtree(folder)
    return sorted(folder.name for folder in doomed)
