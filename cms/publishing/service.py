"""What other apps and programs may ask of publishing; anything else of this app is private."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from wagtail.models import DraftStateMixin, Page, Revision, TaskState, WorkflowState

from .gate import publishing_as

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

__all__ = ["due_revisions", "expired_pages", "publish_due"]

logger = logging.getLogger(__name__)


def expired_pages(now: datetime) -> list[Page]:
    """Live pages whose time is over."""
    return list(Page.objects.filter(live=True, expire_at__lt=now).order_by("expire_at").specific())


def due_revisions(now: datetime) -> list[Revision]:
    """Revisions whose time to go live has come."""
    return list(Revision.objects.filter(approved_go_live_at__lt=now).order_by("approved_go_live_at"))


def publish_due(now: datetime | None = None) -> int:
    """Take down what has expired and publish what was approved for a time that has come; number of pages changed.

    A revision of a moderated text that no finished review stands behind stays where it is and is logged. One page that
    fails does not keep the others waiting.
    """
    moment = now or timezone.now()
    changed = sum(_done(lambda page=page: _expire(page), page.pk) for page in expired_pages(moment))  # type: ignore[misc]
    for revision in due_revisions(moment):
        changed += _done(lambda revision=revision: _go_live(revision), revision.pk)  # type: ignore[misc]
    return changed


def _done(act: Callable[[], bool], key: int) -> bool:
    try:
        with transaction.atomic():
            return act()
    except Exception:
        logger.exception("A scheduled change failed", extra={"object": key})
        return False


def _expire(page: Page) -> bool:
    page.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
    return True


def _go_live(revision: Revision) -> bool:
    target = revision.content_object
    if not isinstance(target, DraftStateMixin):
        return False
    if getattr(target, "moderated", False) and not was_approved(revision):
        logger.error("A scheduled revision was never approved", extra={"revision": revision.pk})
        return False
    with publishing_as("schedule"):
        revision.publish(log_action="wagtail.publish.scheduled")
    return True


def was_approved(revision: Revision) -> bool:
    """Whether a finished review approved exactly this revision."""
    return TaskState.objects.filter(
        revision=revision, status=TaskState.STATUS_APPROVED, workflow_state__status=WorkflowState.STATUS_APPROVED
    ).exists()
