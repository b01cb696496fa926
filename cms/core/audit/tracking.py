"""Changes of registered models, seen by Django's signals: fields before and after, links added and taken away.

`QuerySet.update`, `bulk_create` and SQL send no signals: whoever writes so calls `service.record`.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from django.db.models.signals import m2m_changed, post_delete, post_save, pre_save
from wagtail.blocks import StreamValue

from . import codes
from .recording import record

if TYPE_CHECKING:
    from django.db import models

#: Where an instance keeps its row as it was before a save.
BEFORE = "_audit_before"
_tracked: dict[type[models.Model], frozenset[str]] = {}


def track(model: type[models.Model], *, exclude: Collection[str] = ()) -> None:
    """Record every save and deletion of a model, and changes of its many-to-many links.

    Parameters:
        exclude: fields whose change is no act of a person, such as counters and times of a last visit.
    """
    if model in _tracked:
        return
    _tracked[model] = frozenset(exclude)
    label = model._meta.label
    pre_save.connect(keep_row, sender=model, dispatch_uid=f"audit_before_{label}")
    post_save.connect(record_save, sender=model, dispatch_uid=f"audit_save_{label}")
    post_delete.connect(record_deletion, sender=model, dispatch_uid=f"audit_delete_{label}")
    for relation in model._meta.local_many_to_many:
        through = relation.remote_field.through
        if through is not None and through._meta.auto_created:
            uid = f"audit_links_{label}_{relation.name}"
            m2m_changed.connect(record_links, sender=through, dispatch_uid=uid)


def is_tracked(model: type[models.Model] | None) -> bool:
    """Whether saves of the model are recorded here."""
    return model in _tracked


def tracked_models() -> Collection[type[models.Model]]:
    """Models whose saves are recorded."""
    return _tracked.keys()


def row_of(instance: models.Model) -> dict[str, Any]:
    """The instance's row as the database has it, without excluded fields; empty where there is none."""
    model = type(instance)
    names = [f.attname for f in model._meta.concrete_fields if f.name not in _tracked[model]]
    found = model._base_manager.filter(pk=instance.pk).values(*names).first()
    return dict(found) if found else {}


def keep_row(instance: models.Model, raw: bool, update_fields: Collection[str] | None, **_kwargs: Any) -> None:
    """Read the row before it is written."""
    if raw or passes_by(instance, update_fields):
        return
    instance.__dict__[BEFORE] = {} if instance.pk is None else row_of(instance)


def passes_by(instance: models.Model, update_fields: Collection[str] | None) -> bool:
    """Whether only fields are saved that nobody asks about."""
    return update_fields is not None and set(update_fields) <= _tracked[type(instance)]


def record_save(instance: models.Model, created: bool, raw: bool, **_kwargs: Any) -> None:
    """Record what a save changed; nothing where it changed nothing."""
    before = instance.__dict__.pop(BEFORE, None)
    if raw or before is None:
        return
    after = row_of(instance)
    if created:
        record(codes.CREATE, obj=instance, after=filled(after))
        return
    changed = [name for name in after if before.get(name) != after[name]]
    if changed:
        record(codes.CHANGE, obj=instance, before=only(before, changed), after=only(after, changed))


def record_deletion(instance: models.Model, **_kwargs: Any) -> None:
    """Record a deletion with the values that went; the row itself is gone by now."""
    model = type(instance)
    names = [f.attname for f in model._meta.concrete_fields if f.name not in _tracked[model]]
    kept = {name: instance.__dict__[name] for name in names if name in instance.__dict__}
    record(codes.DELETE, obj=instance, before=filled(kept))


def record_links(
    instance: models.Model, action: str, model: type[models.Model], pk_set: set[Any] | None, sender: type[models.Model],
    **_kwargs: Any,
) -> None:  # fmt: skip
    """Record links that were added or taken away, by the names of what they lead to."""
    if action == "pre_clear":
        if went := linked_names(instance, sender):
            record(codes.UNLINK, obj=instance, before=went)
    elif action == "post_add" and pk_set:
        record(codes.LINK, obj=instance, after=names_of(model, pk_set, sender))
    elif action == "post_remove" and pk_set:
        record(codes.UNLINK, obj=instance, before=names_of(model, pk_set, sender))


def names_of(model: type[models.Model], keys: set[Any], through: type[models.Model]) -> dict[str, list[str]]:
    """Names of linked rows under the name of the link's field."""
    field = next(f.name for f in through._meta.fields if f.related_model is model)
    return {field: sorted(str(item) for item in model._base_manager.filter(pk__in=keys))}


def linked_names(instance: models.Model, through: type[models.Model]) -> dict[str, list[str]]:
    """Names of all that an instance is linked to now; empty where it has no link."""
    fields = [f for f in through._meta.fields if f.is_relation]
    own, other = sorted(fields, key=lambda f: f.related_model is not type(instance))
    rows = through._base_manager.filter(**{own.name: instance}).select_related(other.name)
    names = sorted(str(getattr(row, other.name)) for row in rows)
    return {other.name: names} if names else {}


def only(row: dict[str, Any], names: list[str]) -> dict[str, Any]:
    """Some fields of a row."""
    return {name: plain(row.get(name)) for name in names}


def filled(row: dict[str, Any]) -> dict[str, Any]:
    """Fields of a row that say something."""
    return {name: plain(value) for name, value in row.items() if value not in (None, "", [], {})}


def plain(value: Any) -> Any:
    """A value as JSON can hold it: numbers, texts and what consists of them stay, a stream of blocks is told as it is
    stored, all else becomes text."""
    if isinstance(value, StreamValue):
        return list(value.raw_data)
    return value if isinstance(value, dict | list | tuple | str | int | float | bool | None) else str(value)
