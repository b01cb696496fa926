from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from cms.departments.selectors import department_by_code
from sites.provisioning.departments import provision_department
from sites.refusals import RefusedError

if TYPE_CHECKING:
    from argparse import ArgumentParser


class Command(BaseCommand):
    help = "Move a department from below /bm/ of the portal to a host of its own; its old addresses lead on for good."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Code of the department and the reason for the log."""
        parser.add_argument("code")
        parser.add_argument("--reason", required=True)

    def handle(self, **options: Any) -> None:
        """Open the site, or say why not."""
        if department_by_code(options["code"]) is None:
            raise CommandError(_("没有代码为 %(code)s 的部门。") % {"code": options["code"]})
        try:
            done = provision_department(options["code"], reason=options["reason"])
        except RefusedError as error:
            raise CommandError("\n".join(error.reasons)) from error
        self.stdout.write(f"{done.department.name_zh} {done.url}")
