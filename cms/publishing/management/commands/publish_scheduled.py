"""Takes the place of Wagtail's command of this name, which asks nobody whether a revision was reviewed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.publishing.service import due_revisions, expired_pages, publish_due

if TYPE_CHECKING:
    from argparse import ArgumentParser


class Command(BaseCommand):
    """Publish approved texts whose time has come and take down those whose time is over."""

    help = "Publishes and takes down pages whose time has come. The workers do the same each minute."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dryrun", action="store_true", help="Say what is due and change nothing.")

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["dryrun"]:
            self.stdout.write(_("已处理 %(count)s 个页面。") % {"count": publish_due()})
            return
        now = timezone.now()
        for page in expired_pages(now):
            self.stdout.write(_("到期撤下：%(title)s") % {"title": page.title})
        for revision in due_revisions(now):
            self.stdout.write(_("到时发布：%(title)s") % {"title": revision.object_str})
