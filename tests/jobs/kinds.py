"""Kinds of jobs and tasks for the tests of this folder; registered once for this process and the worker's."""

from __future__ import annotations

import time

from django.contrib.auth.models import Group
from django_tasks import task

from cms.jobs import registry
from cms.jobs.run import ItemError, Run

COUNT = "tests.count"
SLOW = "tests.slow"
BROKEN = "tests.broken"


def count(run: Run) -> None:
    """Make one group for each name; names with "bad" are refused, "crash" is a fault of the program."""
    for name in run.remaining(run.payload["names"]):
        with run.step(name) as step:
            group = Group.objects.create(name=name)
            if "bad" in name:
                raise ItemError("Names must not be bad.", "name")
            if "crash" in name:
                raise RuntimeError(name)
            step.message = "made"
            step.undo = {"group": group.pk}


def uncount(note: dict[str, int]) -> None:
    """Take one group away again."""
    Group.objects.get(pk=note["group"]).delete()


def slow(run: Run) -> None:
    """Like `count`, with a pause inside each step, so that a worker can be killed in the middle of one."""
    for name in run.remaining(run.payload["names"]):
        with run.step(name):
            Group.objects.create(name=name)
            time.sleep(run.payload["pause"])


def broken(run: Run) -> None:
    """Fails as a whole."""
    raise RuntimeError("broken")


def register() -> None:
    """Make the kinds known; calling it again changes nothing."""
    for kind in KINDS:
        registry.register(kind)


KINDS = (
    registry.JobKind(COUNT, "Count", count, undo=uncount),
    registry.JobKind(SLOW, "Slow", slow),
    registry.JobKind(BROKEN, "Broken", broken),
)


@task()
def make_group(name: str) -> None:
    """A task as Wagtail's are."""
    Group.objects.create(name=name)


@task()
def fail(message: str) -> None:
    """A task that never goes well."""
    raise RuntimeError(message)


@task()
def miss() -> None:
    """A task whose object is gone."""
    Group.objects.get(pk=0)
