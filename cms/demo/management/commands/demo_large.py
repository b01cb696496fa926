"""`manage.py demo_large`: many sites and texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from cms.demo.large import load_large

if TYPE_CHECKING:
    from argparse import ArgumentParser


class Command(BaseCommand):
    help = "Fill a large demonstration; run again, it goes on where it stopped."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--sites", type=int, default=100)
        parser.add_argument("--pages", type=int, default=120_000)

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO_ENABLED:
            raise CommandError("Demonstration content is not loaded in production.")
        if options["sites"] < 1 or options["pages"] < 0:
            raise CommandError("At least one site, and no negative number of pages.")
        load_large(options["sites"], options["pages"], say=self.stdout.write)
