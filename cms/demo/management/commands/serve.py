"""manage.py serve: from an empty folder to a running cluster with demonstration content."""

from __future__ import annotations

import signal
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError, connection

from cms.core.local_postgres import LocalPostgresError
from cms.core.supervisor import Supervisor
from cms.demo.local_database import LocalDatabase
from cms.demo.serving import Portal, ServeError, only_run, programs, require_free_port
from cms.demo.summary import summary

LOCK = "serve.lock"


class Command(BaseCommand):
    """Prepare database, files and demonstration, then run web server and worker until Ctrl-C."""

    help = "Prepare everything that is missing, then run the cluster until Ctrl-C; the port is CLUSTER_PORT."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Raise CommandError with one plain line when the cluster cannot be started."""
        if not settings.DEMO_ENABLED:
            raise CommandError("serve is for development and demonstration; production runs its services one by one.")
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        try:
            with only_run(settings.VAR_DIR / LOCK, settings.CLUSTER_PORT):
                require_free_port(settings.CLUSTER_PORT)
                self._serve()
        except (ServeError, LocalPostgresError) as error:
            raise CommandError(str(error)) from error
        except OperationalError as error:
            reason = str(error).strip().splitlines()[-1].strip()
            raise CommandError(f"The database does not answer ({reason}): wait a moment and start again.") from error
        except KeyboardInterrupt:
            raise CommandError("Stopped before everything was ready; the next start goes on from here.") from None

    def _serve(self) -> None:
        database = LocalDatabase(settings.VAR_DIR / "postgres", self._say)
        try:
            call_command("prepare", stdout=self.stdout, stderr=self.stderr)
            if not self._run(database):
                raise CommandError("The cluster has stopped, for one of its programs does not run.")
            self._say("Everything has stopped.")
        finally:
            database.stop()

    def _run(self, database: LocalDatabase) -> bool:
        self._say("Web server and worker: starting")
        port = settings.CLUSTER_PORT
        portal = Portal(settings.CLUSTER_PORTAL_HOST, port)
        supervisor = Supervisor(
            programs(settings.BASE_DIR, port), say=self._say, tend=lambda: self._tend(database, portal)
        )
        return supervisor.run(is_ready=portal.is_ready, when_ready=self._announce)

    def _tend(self, database: LocalDatabase, portal: Portal) -> None:
        database.keep()
        if complaint := portal.complaint():
            self._say(complaint)

    def _announce(self) -> None:
        for line in summary():
            self._say(line)
        connection.close()

    @property
    def _say(self) -> Callable[[str], None]:
        def say(line: str) -> None:
            self.stdout.write(line)
            self.stdout.flush()

        return say
