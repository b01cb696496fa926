"""What the commands that change a site's state share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from sites.refusals import RefusedError
from sites.selectors import hosted_site

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from sites.actions import SiteAct
    from sites.models import HostedSite


class SiteActCommand(BaseCommand):
    """Finds the site by its code, performs the act, or says in words why not."""

    act: type[SiteAct]

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Code of the site (portal, english or a department's) and the reason for the log."""
        parser.add_argument("code")
        parser.add_argument("--reason", required=True)

    def make(self, site: HostedSite, options: dict[str, Any]) -> SiteAct:
        """The act upon this site."""
        return self.act(site, by=None, reason=options["reason"])

    def handle(self, **options: Any) -> None:
        """Perform the act."""
        site = hosted_site(options["code"])
        if site is None:
            raise CommandError(_("没有代码为 %(code)s 的网站。") % {"code": options["code"]})
        try:
            done = self.make(site, options).perform()
        except RefusedError as error:
            raise CommandError("\n".join(error.reasons)) from error
        self.stdout.write(f"{done} {done.wagtail_site.hostname} {done.get_status_display()}")
