"""People who act at the very same moment."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from django.db import connection

if TYPE_CHECKING:
    from collections.abc import Callable


def together(*acts: Callable[[], object]) -> list[str]:
    """Run the acts at the same moment, each in a thread and connection of its own; names of what they raised."""
    raised: list[str] = []
    ready = threading.Barrier(len(acts))

    def run(act: Callable[[], object]) -> None:
        try:
            ready.wait(timeout=30)
            act()
        except Exception as problem:
            raised.append(type(problem).__name__)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[act]) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return raised
