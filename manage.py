#!/usr/bin/env python
"""Runs the platform's commands; `python manage.py help` lists them."""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Hand the command line to Django with the development settings unless others are named."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.dev")
    # Imported here: a plain message must be possible before Django is installed.
    try:
        from django.core.management import execute_from_command_line
    except ImportError:
        sys.exit("Django is not installed. Run `make setup` first, then use .venv/bin/python manage.py.")
    # Settings start the local database server where DATABASE_URL names none; its faults are told in one line.
    from cms.core.local_postgres import LocalPostgresError

    try:
        execute_from_command_line(sys.argv)
    except LocalPostgresError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
