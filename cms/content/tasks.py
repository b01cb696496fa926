"""What content does by the clock."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from django.core.cache import cache
from django.utils import timezone
from wagtail.models import Site

from cms.core.versions import bump
from cms.jobs.service import periodic

from .models import ArticlePage

LAST_RUN: Final = "content:pins:last_run"
#: How far back the first run looks, and any after the cache was emptied.
FIRST_LOOK: Final = timedelta(hours=1)


@periodic("end_pins", "* * * * *")
def end_pins() -> None:
    """Renew the version of sites whose pinned texts came to the end of their time since the last run."""
    now = timezone.now()
    since: datetime = cache.get(LAST_RUN) or now - FIRST_LOOK
    ended = ArticlePage.objects.live().filter(pinned_until__gt=since, pinned_until__lte=now)
    paths = list(ended.values_list("path", flat=True))
    for number, root in Site.objects.values_list("pk", "root_page__path"):
        if any(path.startswith(root) for path in paths):
            bump(number)
    cache.set(LAST_RUN, now, None)
