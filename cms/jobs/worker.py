"""The worker process: one set of hands for each queue, so that what takes long never delays what must be done now."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Mapping
from contextlib import nullcontext
from typing import TYPE_CHECKING, Any

from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector

from . import run
from .app import LONG, NOW
from .recovery import HEARTBEAT_SECONDS, LEASE_SECONDS, requeue_stalled
from .ticks import ticking

if TYPE_CHECKING:
    from procrastinate import App

#: Tasks at a time, by queue.
CONCURRENCY: Mapping[str, int] = {NOW: 3, LONG: 1}
#: Seconds that a step under way has to end when the process is asked to stop.
GRACE_SECONDS = 6.0


def work(concurrency: Mapping[str, int], *, wait: bool = True) -> None:
    """Run tasks of the queues named until SIGTERM or SIGINT, or with `wait=False` until the queues are empty."""
    connector = DjangoConnector().get_worker_connector()
    with app.replace_connector(connector) as worker_app:
        asyncio.run(_work(worker_app, concurrency, wait=wait))


async def _work(worker_app: App, concurrency: Mapping[str, int], *, wait: bool) -> None:
    async with worker_app.open_async():
        await requeue_stalled(worker_app.job_manager)
        workers = [
            asyncio.create_task(worker_app.run_worker_async(**_options(queue, count, wait=wait)))
            for queue, count in concurrency.items()
        ]
        _stop_on_signals(workers)
        async with ticking() if wait and NOW in concurrency else nullcontext():
            results = await asyncio.gather(*workers, return_exceptions=True)
    for result in results:
        if isinstance(result, Exception):
            raise result


def _options(queue: str, count: int, *, wait: bool) -> dict[str, Any]:
    return {
        "queues": [queue],
        "name": queue,
        "concurrency": count,
        "wait": wait,
        "install_signal_handlers": False,
        "delete_jobs": "successful",
        "shutdown_graceful_timeout": GRACE_SECONDS,
        "update_heartbeat_interval": HEARTBEAT_SECONDS,
        "stalled_worker_timeout": LEASE_SECONDS,
    }


def _stop_on_signals(workers: list[asyncio.Task[None]]) -> None:
    def stop() -> None:
        run.stopping.set()
        for worker in workers:
            worker.cancel()

    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop)
