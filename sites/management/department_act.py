"""What the commands that change a department share."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from cms.departments.selectors import department_by_code
from sites.refusals import RefusedError

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from cms.departments.models import Department
    from sites.organisation.acts import DepartmentAct


def department_of(code: str) -> Department:
    """The department of that code; raises CommandError in words."""
    department = department_by_code(code)
    if department is None:
        raise CommandError(_("没有代码为 %(code)s 的部门。") % {"code": code})
    return department


class DepartmentActCommand(BaseCommand):
    """Finds the department by its code, performs the act, or says in words why not."""

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Code of the department and the reason for the log."""
        parser.add_argument("code")
        parser.add_argument("--reason", required=True)

    @abstractmethod
    def make(self, department: Department, options: dict[str, Any]) -> DepartmentAct:
        """The act upon this department."""

    def handle(self, **options: Any) -> None:
        """Perform the act."""
        try:
            done = self.make(department_of(options["code"]), options).perform()
        except RefusedError as error:
            raise CommandError("\n".join(error.reasons)) from error
        self.stdout.write(f"{done.code} {done.name_zh} {done.get_status_display()}")
