"""A merger in a process of its own, on the test database, so that it can be killed."""

from __future__ import annotations

import json
import sys


def main(database: str, job: str) -> None:
    """Run the job once, and write as JSON what stands where then."""
    import django
    from django.conf import settings

    settings.DATABASES["default"]["NAME"] = database
    django.setup()

    from cms.jobs.execution import execute_job
    from tests.organisation.state import state

    execute_job.func(int(job))
    sys.stdout.write(json.dumps(state()))


if __name__ == "__main__":
    main(*sys.argv[1:])
