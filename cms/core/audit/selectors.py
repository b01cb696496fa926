"""Reads of the trail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .codes import code_names
from .lines import line_of, values_of
from .models import Event

if TYPE_CHECKING:
    from collections.abc import Collection

    from django.db.models import QuerySet

__all__ = ["code_names", "events", "events_of_departments", "line_of", "values_of"]


def events() -> QuerySet[Event]:
    """All events, newest first."""
    return Event.objects.order_by("-at", "-id")


def events_of_departments(keys: Collection[int]) -> QuerySet[Event]:
    """Events of some departments, newest first."""
    return events().filter(department_id__in=keys)
