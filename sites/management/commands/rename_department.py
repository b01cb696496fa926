from __future__ import annotations

from typing import TYPE_CHECKING

from sites.management.department_act import DepartmentActCommand
from sites.organisation.acts import RenameDepartment

if TYPE_CHECKING:
    from argparse import ArgumentParser
    from typing import Any

    from cms.departments.models import Department


class Command(DepartmentActCommand):
    help = "Give a department new names; old ones stay in the directory, addresses stay as they are."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The new names besides what every act is given; a name that is left out stays."""
        super().add_arguments(parser)
        for name in ("name-zh", "short-zh", "name-en"):
            parser.add_argument(f"--{name}", default="")

    def make(self, department: Department, options: dict[str, Any]) -> RenameDepartment:
        """The act upon this department."""
        names = {name: options[name] or getattr(department, name) for name in ("name_zh", "short_zh", "name_en")}
        return RenameDepartment(department, **names, by=None, reason=options["reason"])
