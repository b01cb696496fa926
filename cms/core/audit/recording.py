"""Writes one event."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db import models

from .context import scene
from .enums import Result
from .logs import log_after_commit
from .masking import clean, masked
from .models import Event
from .tenants import tenant_of


def record(
    action: str,
    *,
    obj: models.Model | None = None,
    kind: str = "",
    object_id: str = "",
    title: str = "",
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
    data: dict[str, Any] | None = None,
    actor: Any = None,
    department: Any = None,
    result: Result = Result.DONE,
) -> Event:
    """Put one act into the trail, within the transaction that does it: what is rolled back was never done.

    A refusal that must stay is recorded after the transaction that was rolled back.

    Parameters:
        action: code of the act, such as `sites.suspend`; see `codes`.
        obj: what was acted upon; its kind, id and title are copied. Without one, `kind`, `object_id` and `title` say it.
        before, after: values of the fields that changed; personal data and secrets are masked here.
        data: further facts, such as a reason.
        actor: the person; by default whoever the request or `acting_as` names.
        department: anything that belongs to a department; by default the object's, else the one acted for, else the
            actor's only one.
    """
    now = scene()
    person = actor or now.actor
    tenant = tenant_of(department, obj, now.department, person)
    event = Event.objects.create(
        actor_id=getattr(person, "pk", None), actor=name_of(person), superuser=bool(getattr(person, "is_superuser", False)),
        department_id=tenant.id, department=tenant.name[:100],
        action=action[:100], kind=(kind or kind_of(obj))[:100], object_id=(object_id or id_of(obj))[:255],
        title=clean(title or title_of(obj))[:300],
        before=masked(before or {}), after=masked(after or {}), data=masked(now.notes | (data or {})),
        address=now.address, request_id=now.request_id, result=result,
    )  # fmt: skip
    log_after_commit(event)
    return event


def name_of(person: Any) -> str:
    """Full name and account, as both were at the time."""
    if person is None:
        return ""
    account, name = person.get_username(), person.get_full_name()
    return clean(f"{name}（{account}）" if name and name != account else account)[:200]


def kind_of(obj: models.Model | None) -> str:
    """`app_label.model_name` of an object."""
    return obj._meta.label_lower if obj is not None else ""


def id_of(obj: models.Model | None) -> str:
    """Primary key of an object."""
    return str(obj.pk) if obj is not None and obj.pk is not None else ""


def title_of(obj: models.Model | None) -> str:
    """An object as people call it; empty where its name hangs on a row that is gone already."""
    try:
        return str(obj) if obj is not None else ""
    except ObjectDoesNotExist:
        return ""
