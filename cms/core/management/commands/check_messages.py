"""manage.py check_messages: every string of the code has its English counterpart."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cms.core.catalogues import extract, faults, main_catalogue


class Command(BaseCommand):
    """Fail when the message catalogue is behind the code."""

    help = "Fail when a string of the code is missing in the English catalogue or not translated there."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Raise CommandError after naming each fault."""
        found = list(faults(extract(), main_catalogue()))
        for fault in found:
            self.stderr.write(fault)
        if found:
            raise CommandError(f"{len(found)} faults in the message catalogue: run `make translations` and translate.")
        self.stdout.write("The message catalogue is complete.")
