from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sites.actions import RenameHost
from sites.management.site_act import SiteActCommand

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from sites.models import HostedSite


class Command(SiteActCommand):
    help = "Let a site answer on another host; every address on the old one leads on for good."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The new host besides what every act is given."""
        super().add_arguments(parser)
        parser.add_argument("host")

    def make(self, site: HostedSite, options: dict[str, Any]) -> RenameHost:
        """The act upon this site."""
        return RenameHost(site, options["host"], by=None, reason=options["reason"])
