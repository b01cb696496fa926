from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from cms.jobs.enums import JobState
from sites.management.department_act import department_of
from sites.organisation.merging import Order, order_problems, preview, start_merge
from sites.refusals import RefusedError

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from cms.jobs.models import Job

#: Seconds between two looks at the job.
LOOK_SECONDS = 0.5


class Command(BaseCommand):
    help = "Let department B take over everything of department A; the worker does it, and goes on after a kill."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("source", metavar="A", help="code of the department that ends")
        parser.add_argument("target", metavar="B", help="code of the department that takes over")
        parser.add_argument("--reason", default="")
        parser.add_argument("--dry-run", action="store_true", help="say what would move, change nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        order = Order(department_of(options["source"]), department_of(options["target"]))
        dry_run = options["dry_run"]
        problems = order_problems(order, by=None, reason=options["reason"] or ("-" if dry_run else ""))
        if problems:
            raise CommandError("\n".join(problems))
        for name, number in preview(order):
            self.stdout.write(f"{name}: {number}")
        if dry_run:
            self.stdout.write(_("这是试运行，没有写入任何内容。"))
            return
        try:
            job = start_merge(order, by=None, reason=options["reason"])
        except RefusedError as error:
            raise CommandError("\n".join(error.reasons)) from error
        self._follow(job)

    def _follow(self, job: Job) -> None:
        """Tell each step as it ends. Ctrl-C stops the telling, not the job."""
        told = 0
        while True:
            job.refresh_from_db()
            for item in job.items.order_by("pk")[told:]:
                told += 1
                self.stdout.write(f"{'  ' if item.ok else '× '}{item.label} {item.message}")
            if job.is_final:
                break
            time.sleep(LOOK_SECONDS)
        if job.failed or job.state != JobState.DONE:
            raise CommandError(job.message or str(JobState(job.state).label))
