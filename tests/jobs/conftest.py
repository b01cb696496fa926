from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector

from cms.jobs.recovery import requeue_stalled
from tests.jobs import kinds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytest_django.fixtures import Settings

ROOT = Path(__file__).resolve().parents[2]

Worker = subprocess.Popen[bytes]


@pytest.fixture(autouse=True)
def _kinds() -> None:
    kinds.register()


@pytest.fixture
def queued(settings: Settings, db: None) -> Iterator[None]:
    """Tasks wait in the queue and are not run inline; the queue is empty before and after."""
    settings.TASKS = {"default": {"BACKEND": "cms.jobs.backend.ProcrastinateBackend", "QUEUES": []}}
    _empty_queue()
    yield
    _empty_queue()


def _empty_queue() -> None:
    """Django does not flush the tables of the queue, for it does not manage them."""
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE procrastinate_jobs, procrastinate_workers CASCADE")


@pytest.fixture
def recover() -> Callable[..., list[int]]:
    """Takes the tasks of workers silent for so many seconds back into the queue, as the workers do each minute."""

    async def requeue(silence: float) -> list[int]:
        with app.replace_connector(DjangoConnector().get_worker_connector()) as worker_app:
            async with worker_app.open_async():
                return await requeue_stalled(worker_app.job_manager, silence=silence)

    return lambda silence=0.0: asyncio.run(requeue(silence))


@pytest.fixture
def start_worker(queued: None) -> Iterator[Callable[..., Worker]]:
    """Starts worker processes on the test database and ends them with the test."""
    workers: list[Worker] = []

    def start(queue: str, *options: str) -> Worker:
        command = [sys.executable, "-m", "tests.jobs.worker_process", connection.settings_dict["NAME"], queue, *options]
        environment = os.environ | {"DJANGO_SETTINGS_MODULE": "cms.settings.test"}
        workers.append(subprocess.Popen(command, cwd=ROOT, env=environment))
        return workers[-1]

    yield start
    for worker in workers:
        if worker.poll() is None:
            worker.send_signal(signal.SIGKILL)
        worker.wait()
