from __future__ import annotations

from typing import TYPE_CHECKING

from sites.management.department_act import DepartmentActCommand, department_of
from sites.organisation.acts import AbolishDepartment

if TYPE_CHECKING:
    from argparse import ArgumentParser
    from typing import Any

    from cms.departments.models import Department


class Command(DepartmentActCommand):
    help = "End a department: its pages stay readable and are marked, nobody edits them."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Who takes over its duties, besides what every act is given."""
        super().add_arguments(parser)
        parser.add_argument("--successor", default="", metavar="CODE")

    def make(self, department: Department, options: dict[str, Any]) -> AbolishDepartment:
        """The act upon this department."""
        successor = department_of(options["successor"]) if options["successor"] else None
        return AbolishDepartment(department, by=None, reason=options["reason"], successor=successor)
