"""A merger whose process is killed again and again ends in the same state as one that nobody disturbs."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from wagtail.models import Page

from cms.content.bulk import add_pages
from cms.content.models import ArticlePage
from cms.departments.models import Department
from cms.jobs.enums import JobState
from cms.jobs.models import Job
from cms.publishing.gate import publishing_as
from sites.organisation.merging import KIND
from tests.factories.sites import make_cluster

from .state import furnish, state

if TYPE_CHECKING:
    from tests.factories.sites import SmallCluster

ROOT = Path(__file__).resolve().parents[2]
#: Seconds; a process takes long to start on a machine with other work.
PATIENCE = 3000
PORTION = 500


def fill(cluster: SmallCluster, pages: int) -> None:
    """Texts in two columns of the department that goes, which the other one has as well."""
    columns = [cluster.column(cluster.fgw, slug) for slug in ("news", "notices")]
    with publishing_as("provision"):
        for start in range(0, pages, PORTION):
            for place, column in enumerate(columns):
                numbers = range(start + place, min(start + PORTION, pages), len(columns))
                texts = [ArticlePage(title=f"第{number}号文", source="示例") for number in numbers]
                add_pages(column, texts, live=True, announce=False)


def queued() -> Job:
    source, target = (Department.objects.get(code=code) for code in ("fgw", "jyt"))
    return Job.objects.create(
        kind=KIND, title="合并", payload={"source": source.pk, "target": target.pk, "columns": []}
    )


def undisturbed(job: Job) -> dict[str, Any]:
    """How it ends when nobody disturbs it, on a copy of the database."""
    database = connection.settings_dict["NAME"]
    copy = f"{database}_undisturbed"
    # A database can be copied while nobody is connected to it.
    connection.close()
    with connection._nodb_cursor() as cursor:  # type: ignore[attr-defined]
        cursor.execute(f'DROP DATABASE IF EXISTS "{copy}"')
        cursor.execute(f'CREATE DATABASE "{copy}" TEMPLATE "{database}"')
        try:
            said, _errors = run_in_process(job, copy, stdout=subprocess.PIPE).communicate(timeout=PATIENCE)
        finally:
            cursor.execute(f'DROP DATABASE "{copy}" WITH (FORCE)')
    found: dict[str, Any] = json.loads(said)
    return found


def now() -> dict[str, Any]:
    """What stands where, as the process writes it."""
    found: dict[str, Any] = json.loads(json.dumps(state()))
    return found


def run_in_process(job: Job, database: str = "", stdout: int = subprocess.DEVNULL) -> subprocess.Popen[bytes]:
    name = database or connection.settings_dict["NAME"]
    command = [sys.executable, "-m", "tests.organisation.merge_process", name, str(job.pk)]
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "cms.settings.test"}
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=stdout)


def done(job: Job) -> int:
    return int(Job.objects.values_list("done", flat=True).get(pk=job.pk))


def kill_after_a_step(job: Job, pause: float) -> bool:
    """Let one more step be done, wait so many seconds into the next one, and kill; False where the job ended before."""
    before, process = done(job), run_in_process(job)
    deadline = time.monotonic() + PATIENCE
    while done(job) == before and process.poll() is None:
        assert time.monotonic() < deadline, "nothing happened in time"
        time.sleep(0.02)
    time.sleep(pause)
    if process.poll() is not None:
        return False
    process.send_signal(signal.SIGKILL)
    process.wait()
    return True


@pytest.mark.parametrize(
    ("pages", "kills"), [(250, 4), pytest.param(5000, 4, marks=pytest.mark.bench)], ids=["250", "5000"]
)
@pytest.mark.django_db(transaction=True)
def test_killed_again_and_again_it_ends_as_if_undisturbed(pages: int, kills: int) -> None:
    cluster = make_cluster()
    furnish(cluster)
    fill(cluster, pages)
    texts, job, chance = ArticlePage.objects.count(), queued(), random.Random(pages)
    expected = undisturbed(job)

    killed = sum(kill_after_a_step(job, chance.uniform(0, 0.2)) for _ in range(kills))
    assert killed >= kills - 1
    assert now() != expected
    assert run_in_process(job).wait(timeout=PATIENCE) == 0

    job.refresh_from_db()
    assert (job.state, job.failed) == (JobState.DONE, 0)
    assert now() == expected
    assert ArticlePage.objects.count() == texts
    assert Page.find_problems() == ([], [], [], [], [])
