"""The embedded server's part in a run of the cluster: kept alive meanwhile, stopped at the end if nobody needs it."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

from django.db import Error, connection

from cms.core.local_postgres import LocalPostgresError, ensure_server, is_running, stop_server

#: Seconds that connections of programs which have just ended may take to disappear.
DRAIN_SECONDS = 3.0


class LocalDatabase:
    """The server in `data_dir`; does nothing when DATABASE_URL names another one.

    Parameters:
        data_dir: its data folder.
        say: told what happens to it, one line at a time.
    """

    def __init__(self, data_dir: Path, say: Callable[[str], None]) -> None:
        self._data_dir = data_dir
        self._say = say
        self._is_ours = "DATABASE_URL" not in os.environ

    def keep(self) -> None:
        """Start it again when it has died."""
        if not self._is_ours or is_running(self._data_dir):
            return
        self._say("The database server has gone; it is started again.")
        try:
            ensure_server(self._data_dir)
        except LocalPostgresError as error:
            self._say(str(error))

    def stop(self) -> None:
        """Stop it unless another program is still connected, such as a command in another terminal."""
        if not self._is_ours or not is_running(self._data_dir):
            return
        if self._is_needed():
            self._say("The database server goes on, for another program uses it; make stop ends it.")
            return
        connection.close()
        stop_server(self._data_dir)

    def _is_needed(self) -> bool:
        deadline = time.monotonic() + DRAIN_SECONDS
        while (others := _other_connections()) and time.monotonic() < deadline:
            time.sleep(0.1)
        return bool(others)


def _other_connections() -> int:
    query = "SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()"
    try:
        with connection.cursor() as cursor:
            cursor.execute(query)
            return int(cursor.fetchone()[0])
    except Error:
        # The connection of this process died with an earlier server.
        connection.close()
        return 0
