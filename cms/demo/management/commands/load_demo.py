from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from cms.demo.loading.load import load_demo


class Command(BaseCommand):
    help = "Load the demonstration content; run again, it adds what is missing and brings dates up to today."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO_ENABLED:
            raise CommandError("Demonstration content is not loaded in production.")
        load_demo(self.stdout.write)
