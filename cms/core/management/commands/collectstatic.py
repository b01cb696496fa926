"""manage.py collectstatic: as Django's, without the sources from which bundle_static makes static/dist."""

from __future__ import annotations

from typing import Any

from django.contrib.staticfiles.management.commands import collectstatic

#: Pages load only what is bundled; addresses inside the sources hold from static/dist, not from where they stand.
SOURCES = ("css/*", "js/*")


class Command(collectstatic.Command):
    """Collect what pages load; run bundle_static first."""

    def set_options(self, **options: Any) -> None:
        """Leave the sources out, beside what the caller and Django leave out."""
        super().set_options(**options)
        self.ignore_patterns = [*self.ignore_patterns, *SOURCES]
