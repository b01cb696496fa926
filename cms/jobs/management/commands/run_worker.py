"""`manage.py run_worker`: does what stands in the queues."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand

from cms.jobs.app import QUEUES
from cms.jobs.worker import CONCURRENCY, work

if TYPE_CHECKING:
    from argparse import ArgumentParser


class Command(BaseCommand):
    help = "Runs background tasks until it is told to stop (SIGTERM, Ctrl-C)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--queue", choices=QUEUES, action="append", help="only this queue; may be given twice")
        parser.add_argument("--once", action="store_true", help="end when the queues are empty")

    def handle(self, *args: Any, **options: Any) -> None:
        queues = options["queue"] or QUEUES
        work({queue: CONCURRENCY[queue] for queue in queues}, wait=not options["once"])
