"""What holds for a time: banners across the head of pages and mourning grey.

Periods are read once and compared with the clock at each request, so that they begin and end on the minute without a
task, and the pages' Last-Modified moves with them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Q

from cms.content.models import EmergencyBanner, MourningPeriod
from cms.content.presentation import Banner

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class Period:
    """From `start` until just before `end` (UTC), open where `end` is None. `banner` is None for mourning."""

    start: datetime
    end: datetime | None
    banner: Banner | None = None

    def holds(self, now: datetime) -> bool:
        """Whether the period has begun and not ended."""
        return self.start <= now and (self.end is None or now < self.end)


def periods_of(site_id: int, language: str) -> tuple[Period, ...]:
    """Banners, newest first, and mourning periods of one site in its language: two queries."""
    here = Q(all_sites=True) | Q(sites=site_id)
    banners = EmergencyBanner.objects.filter(here).distinct()
    mourning = MourningPeriod.objects.filter(here).distinct()
    return (
        *(Period(row.starts_at, row.ends_at, banner) for row in banners if (banner := _banner(row, language))),
        *(Period(row.starts_at, row.ends_at) for row in mourning),
    )


def _banner(row: Any, language: str) -> Banner | None:
    if not language.startswith("en"):
        return Banner(row.title, row.text, row.url, row.tone)
    return Banner(row.title_en, row.text_en, row.url, row.tone) if row.title_en else None


def last_turn(periods: Iterable[Period], now: datetime) -> datetime | None:
    """When one of the periods last began or ended; None where that is still to come."""
    turns = [moment for period in periods for moment in (period.start, period.end) if moment and moment <= now]
    return max(turns, default=None)
