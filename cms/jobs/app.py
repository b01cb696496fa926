"""What procrastinate is given when Django is ready, and the two queues."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from procrastinate import App

#: Publishing, search index, mail: what somebody waits for.
NOW: Final = "now"
#: Imports, re-scans, rebuilds: what takes minutes and can be resumed.
LONG: Final = "long"
QUEUES: Final = (NOW, LONG)

#: Name space of the platform's tasks in the queue's tables.
NAMESPACE: Final = "cms"


def on_app_ready(app: App) -> None:
    """Hand the platform's tasks to procrastinate; named in the settings as PROCRASTINATE_ON_APP_READY."""
    # Imported here: procrastinate asks for this function when its models may be used, not before.
    from .tasks import blueprint

    app.add_tasks_from(blueprint, namespace=NAMESPACE)
