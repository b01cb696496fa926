"""manage.py make_translations: brings new strings of the code into the English catalogue and compiles all catalogues."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from cms.core.catalogues import compile_catalogue, main_catalogue, update
from cms.core.extraction import collect


class Command(BaseCommand):
    """Collect, merge, compile; translations that exist stay as they are."""

    help = "Bring new strings of the code into the English catalogue and compile all catalogues; needs gettext."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the catalogues and say what is left to translate."""
        change = update(collect(), main_catalogue())
        for folder in settings.LOCALE_PATHS:
            for catalogue in sorted(Path(folder).glob("*/LC_MESSAGES/*.po")):
                compile_catalogue(catalogue)
        for message in change.untranslated:
            self.stdout.write(f"To translate: {message}")
        self.stdout.write(
            f"{len(change.added)} messages added, {len(change.removed)} removed, {len(change.untranslated)} to translate."
        )
