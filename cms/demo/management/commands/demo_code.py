"""`manage.py demo_code`: the code of the second step for the administrators of the demonstration."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from cms.demo.codes import code_now


class Command(BaseCommand):
    help = "Print the code of the second step for the administrators of the demonstration."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO_ENABLED:
            raise CommandError("Only where DEMO_ENABLED is set.")
        self.stdout.write(code_now())
