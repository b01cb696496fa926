"""What the worker of the queue *now* does every few seconds; the queue itself would grow by a row each time."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass

from django.db import close_old_connections, connections

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Tick:
    """A function without arguments that is called again `seconds` after it ended, by every worker of the queue."""

    name: str
    seconds: float
    function: Callable[[], object]


_ticks: dict[str, Tick] = {}


def every(name: str, seconds: float) -> Callable[[Callable[[], object]], Callable[[], object]]:
    """Call a function again and again while a worker runs. For modules called `tasks`.

    Several workers may call it at the same time: it takes a lock where that matters. An error is logged, and the next
    call comes as if there had been none.
    """

    def register(function: Callable[[], object]) -> Callable[[], object]:
        _ticks[name] = Tick(name, seconds, function)
        return function

    return register


@asynccontextmanager
async def ticking() -> AsyncIterator[None]:
    """Keep all ticks going inside the block, in a thread of their own."""
    with ThreadPoolExecutor(max_workers=1, thread_name_prefix="ticks") as hands:
        tasks = [asyncio.create_task(_keep_calling(tick, hands)) for tick in _ticks.values()]
        try:
            yield
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            hands.submit(connections.close_all)


async def _keep_calling(tick: Tick, hands: ThreadPoolExecutor) -> None:
    while True:
        await asyncio.get_running_loop().run_in_executor(hands, _call, tick)
        await asyncio.sleep(tick.seconds)


def _call(tick: Tick) -> None:
    close_old_connections()
    try:
        tick.function()
    except Exception:
        logger.exception("Tick %s failed", tick.name)
    finally:
        close_old_connections()
