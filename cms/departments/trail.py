"""For which department an act stands in the audit trail."""

from __future__ import annotations

from typing import Any, Final

from django.contrib.auth import get_user_model
from django.core.exceptions import ObjectDoesNotExist
from wagtail.models import Collection, Page

from cms.core.audit.service import Tenant

from .models import Department
from .scope import department_of, prefixes

#: Fields that lead from a row to what belongs to a department, nearest first.
WAYS: Final = (
    "site", "wagtail_site", "root_page", "collection", "page", "group", "role_group", "word_list",
)  # fmt: skip


def tenant_behind(thing: Any) -> Tenant | None:
    """Department of a row, a page, a collection or a person who works for one alone; None where none can be named."""
    department = department_behind(thing)
    return Tenant(department.pk, department.short_zh) if department is not None else None


def department_behind(thing: Any) -> Department | None:
    """The department itself."""
    if thing is None or isinstance(thing, Department):
        return thing
    if isinstance(thing, Page):
        return department_of(thing) if thing.path else None
    if isinstance(thing, Collection):
        return department_of_collection(thing)
    if isinstance(thing, get_user_model()):
        return only_department_of(thing)
    if hasattr(thing, "department_id"):
        return _led_by(thing, "department")
    for way in WAYS:
        if (found := department_behind(_led_by(thing, way))) is not None:
            return found
    return None


def department_of_collection(collection: Collection) -> Department | None:
    """The department whose collection it is or stands in.

    The place is read anew: collections stand by name, so that each new one moves others, whose rows in memory do not know.
    """
    path = Collection.objects.filter(pk=collection.pk).values_list("path", flat=True).first() or ""
    return Department.objects.filter(collection__path__in=prefixes(path)).order_by("-collection__path").first()


def only_department_of(person: Any) -> Department | None:
    """The department of a person who holds roles in one; None for people of several, whose acts say for which."""
    found = Department.objects.filter(memberships__user_id=person.pk).distinct()[:2]
    return found[0] if len(found) == 1 else None


def _led_by(thing: Any, way: str) -> Any:
    try:
        return getattr(thing, way, None)
    except ObjectDoesNotExist:
        return None
