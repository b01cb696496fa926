"""What flows into the trail by itself: sign-ins, and every act of Wagtail's log."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.auth import get_user_model
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.db.models.signals import post_save
from wagtail.models import ModelLogEntry, PageLogEntry, Revision

from . import codes
from .enums import Result
from .masking import partly
from .page_changes import changes_of
from .recording import record
from .tracking import is_tracked

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wagtail.models.audit_log import BaseLogEntry

#: Acts of Wagtail's log that a tracked model's own save tells with more detail.
TOLD_BY_SAVES = frozenset({"wagtail.create", "wagtail.edit", "wagtail.delete"})
#: Acts that put a new revision there.
EDITS = frozenset({"wagtail.create", "wagtail.edit", "wagtail.revert"})


def record_sign_in(user: Any, **_kwargs: Any) -> None:
    """Somebody is in."""
    record(codes.SIGN_IN, obj=user, actor=user)


def record_sign_out(user: Any, **_kwargs: Any) -> None:
    """Somebody left; nobody where the session was over before."""
    if user is not None:
        record(codes.SIGN_OUT, obj=user, actor=user)


def record_failure(credentials: Mapping[str, Any], **_kwargs: Any) -> None:
    """Somebody did not get in. An account's name is told, anything else that was typed there only in its beginning."""
    model = get_user_model()
    typed = str(credentials.get("username") or credentials.get(model.USERNAME_FIELD) or "")
    known = model._default_manager.filter(**{model.USERNAME_FIELD: typed}).first() if "\x00" not in typed else None
    record(
        codes.SIGN_IN_FAILED, obj=known, kind=model._meta.label_lower, title="" if known else partly(typed),
        result=Result.FAILED,
    )  # fmt: skip


def record_log_entry(instance: BaseLogEntry, created: bool, raw: bool = False, **_kwargs: Any) -> None:
    """An act of Wagtail's log, with what the revision changed where one was made."""
    model = instance.content_type.model_class() if instance.content_type_id else None
    told = isinstance(instance, ModelLogEntry) and is_tracked(model) and instance.action in TOLD_BY_SAVES
    if raw or not created or told:
        return
    before, after = revised(instance)
    record(
        instance.action, kind=model._meta.label_lower if model else "", object_id=str(instance.object_id),
        title=instance.label, before=before, after=after, data=dict(instance.data or {}), actor=instance.user,
        department=place_of(instance, model),
    )  # fmt: skip


def revised(entry: BaseLogEntry) -> tuple[dict[str, Any], dict[str, Any]]:
    """Fields before and after of an edit."""
    if entry.action not in EDITS or entry.revision_id is None:
        return {}, {}
    revision = entry.revision if entry._state.fields_cache.get("revision") else None
    revision = revision or Revision.objects.filter(pk=entry.revision_id).first()
    return changes_of(revision) if revision is not None else ({}, {})


def place_of(entry: BaseLogEntry, model: Any) -> Any:
    """The page or row of an entry, which may belong to a department; None where it is gone."""
    if isinstance(entry, PageLogEntry):
        known = entry._state.fields_cache.get("page")
        return known or type(entry).page.field.related_model._base_manager.filter(pk=entry.page_id).first()
    return model._base_manager.filter(pk=entry.object_id).first() if model is not None else None


def connect() -> None:
    """Listen to sign-ins and to Wagtail's log."""
    user_logged_in.connect(record_sign_in, dispatch_uid="audit_sign_in")
    user_logged_out.connect(record_sign_out, dispatch_uid="audit_sign_out")
    user_login_failed.connect(record_failure, dispatch_uid="audit_sign_in_failed")
    for log in (PageLogEntry, ModelLogEntry):
        post_save.connect(record_log_entry, sender=log, dispatch_uid=f"audit_{log.__name__}")
