from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from cms.departments.enums import DepartmentKind
from sites.enums import Theme
from sites.provisioning.departments import provision_department
from sites.provisioning.tenants import DepartmentDetails
from sites.refusals import RefusedError

if TYPE_CHECKING:
    from argparse import ArgumentParser


class Command(BaseCommand):
    help = "Give a department its pages, groups, files and site; run again, it changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The code, and the names of a department that the start content does not know."""
        parser.add_argument("code")
        parser.add_argument("--no-site", action="store_true", help="pages below /bm/ of the portal, no host of its own")
        parser.add_argument("--name", default="", help="full Chinese name of a new department")
        parser.add_argument("--short", default="", help="short Chinese name; default: the full one")
        parser.add_argument("--name-en", default="", help="English name; default: the code")
        parser.add_argument("--kind", choices=DepartmentKind.values, default=DepartmentKind.CONSTITUENT.value)
        parser.add_argument("--theme", choices=Theme.values, default=Theme.BLUE.value)
        parser.add_argument("--reason", default="")

    def handle(self, **options: Any) -> None:
        """Provision, or say why not."""
        try:
            done = provision_department(
                options["code"],
                opens_site=not options["no_site"],
                details=details_from(options),
                reason=options["reason"],
            )
        except RefusedError as error:
            raise CommandError("\n".join(error.reasons)) from error
        state = _("已开通") if done.created else _("已存在，未改动")
        self.stdout.write(f"{done.department.name_zh} {done.url} {state}")


def details_from(options: dict[str, Any]) -> DepartmentDetails | None:
    """Facts of a new department; None when no name was given."""
    if not options["name"]:
        return None
    return DepartmentDetails(
        code=options["code"],
        kind=options["kind"],
        name_zh=options["name"],
        short_zh=options["short"] or options["name"],
        name_en=options["name_en"] or options["code"].upper(),
        theme=options["theme"],
    )
