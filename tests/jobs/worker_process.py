"""A worker in a process of its own, on the test database, with the kinds of these tests."""

from __future__ import annotations

import sys


def main(database: str, queue: str, *options: str) -> None:
    """Run the command `run_worker` until told to stop."""
    import django
    from django.conf import settings

    settings.DATABASES["default"]["NAME"] = database
    settings.TASKS = {"default": {"BACKEND": "cms.jobs.backend.ProcrastinateBackend", "QUEUES": []}}
    django.setup()

    from django.core.management import call_command

    from tests.jobs import kinds

    kinds.register()
    call_command("run_worker", "--queue", queue, *options)


if __name__ == "__main__":
    main(*sys.argv[1:])
