"""All figures of speed in one run: `make bench`. They are those of the development database with its demonstration."""

from __future__ import annotations

import os
import sys

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.dev")


def main() -> int:
    """Write every report; 1 when a budget is missed."""
    import django

    django.setup()
    from . import bench_admin, bench_cluster, bench_pages, bench_work

    missed = 0
    for report in (bench_pages.report, bench_work.report, bench_cluster.report, bench_admin.report):
        for line, kept in report():
            sys.stdout.write(f"{'      ' if kept else 'MISSED'} {line}\n")
            sys.stdout.flush()
            missed += not kept
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
