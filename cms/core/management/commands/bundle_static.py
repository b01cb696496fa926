"""manage.py bundle_static: join style sheets and scripts before collectstatic or the development server."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from cms.core import bundle


class Command(BaseCommand):
    """Join the style sheets and scripts of static/ into static/dist."""

    help = "Join the style sheets and scripts of static/ into static/dist; run it before collectstatic."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the joined files and name those that changed."""
        for path in bundle.build(settings.BASE_DIR / "static"):
            self.stdout.write(str(path.relative_to(settings.BASE_DIR)))
