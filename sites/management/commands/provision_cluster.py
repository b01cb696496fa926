from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from sites.provisioning.platform import provision_cluster


class Command(BaseCommand):
    help = "Make the portal, the English site and all departments of the start content; what is there stays as it is."

    def handle(self, **options: Any) -> None:
        """Name each thing as it is ready, from verbosity 1 on."""
        loud = int(options["verbosity"]) > 0
        provision_cluster(tell=self.stdout.write if loud else lambda _name: None)
