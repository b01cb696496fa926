"""manage.py prepare: from an empty folder to a database, files and demonstration that a server can be started on."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from cms.demo.static_files import collect_static


class Command(BaseCommand):
    """Bring what is missing up to date, step by step; run again, it goes on where it stopped."""

    help = "Prepare database, style sheets and demonstration as `serve` does, and start nothing."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Raise CommandError in production, SystemCheckError when a check fails."""
        if not settings.DEMO_ENABLED:
            raise CommandError("Demonstration content is not loaded in production.")
        with self._step("Database"):
            self._migrate()
        with self._step("Style sheets and scripts"):
            collect_static()
        with self._step("Demonstration content"):
            call_command("load_demo", stdout=self.stdout, stderr=self.stderr)
        with self._step("Checks"):
            call_command("check", databases=["default"], stdout=self.stdout, stderr=self.stderr)
        connection.close()

    def _migrate(self) -> None:
        executor = MigrationExecutor(connection)
        pending = executor.migration_plan(executor.loader.graph.leaf_nodes())
        if pending:
            self._say(f"  {len(pending)} migrations")
            call_command("migrate", interactive=False, verbosity=0)

    @contextmanager
    def _step(self, name: str) -> Iterator[None]:
        began = time.monotonic()
        self._say(f"{name} ...")
        yield
        self._say(f"{name}: ready ({time.monotonic() - began:.1f} s)")

    @property
    def _say(self) -> Callable[[str], None]:
        def say(line: str) -> None:
            self.stdout.write(line)
            self.stdout.flush()

        return say
