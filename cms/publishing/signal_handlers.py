"""What happens when a text is sent for review."""

from __future__ import annotations

from wagtail.models import TaskState
from wagtail.signals import task_submitted

from .emails import ReviewRequestNotifier

notify_reviewers = ReviewRequestNotifier()


def connect() -> None:
    """Listen to reviews that begin."""
    task_submitted.connect(notify_reviewers, sender=TaskState, dispatch_uid="review_request_mail")
