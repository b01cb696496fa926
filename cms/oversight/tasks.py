"""Care of the trail by the clock: seals, months ahead, old months away."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Final

from django.conf import settings
from django_tasks import task

from cms.core.audit.archiving import archive_old_months
from cms.core.audit.partitions import ensure_months, take_in_strays
from cms.core.audit.sealing import seal_waiting
from cms.jobs.service import every, periodic

logger = logging.getLogger(__name__)

#: Seconds between two looks for events to seal; with the time that sealing takes it stays below five.
SEAL_SECONDS: Final = 2.0

every("seal_audit", SEAL_SECONDS)(seal_waiting)


@periodic("audit_months", "11 18 * * *")
def make_months_ahead() -> None:
    """Partitions of the months to come, each night, and of any month that had none."""
    take_in_strays()
    ensure_months()


@task(queue_name="long")
def archive() -> None:
    """Old months into files, then out of the database."""
    seal_waiting()
    archive_old_months(Path(settings.AUDIT_ARCHIVE_DIR), say=logger.info)


@periodic("archive_audit", "41 18 * * *")
def archive_by_night() -> None:
    """Hand the archiving to the queue for what takes long."""
    archive.enqueue()
