"""`manage.py screenshots`: pictures of the running demonstration."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.management.base import BaseCommand

from cms.demo.screenshots.camera import Camera, chromium
from cms.demo.screenshots.places import places
from cms.demo.screenshots.shots import HANDBOOK, PUBLIC, Shot

if TYPE_CHECKING:
    from argparse import ArgumentParser


class Command(BaseCommand):
    help = "Take pictures of the public pages, or with --handbook those of the editors' handbook; the cluster must run."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--handbook", action="store_true", help="renew docs/handbook/images")
        parser.add_argument("--only", default="", metavar="NAME", help="this picture alone")

    def handle(self, *args: Any, **options: Any) -> None:
        shots: tuple[Shot, ...] = PUBLIC
        folder = Path(settings.VAR_DIR) / "screenshots"
        if options["handbook"]:
            shots, folder = HANDBOOK, Path(settings.BASE_DIR) / "docs" / "handbook" / "images"
        folder.mkdir(parents=True, exist_ok=True)
        # The browser's loop runs in this thread, so the database is asked before it starts and after it ends.
        with places() as known, chromium() as browser:
            camera = Camera(browser, folder)
            for shot in shots:
                if options["only"] in {"", shot.name}:
                    self.stdout.write(str(camera.take(shot, known)))
