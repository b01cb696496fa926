"""Letters about reviews. Approval and return go out by Wagtail's own notifiers, with our words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wagtail.admin.mail import EmailNotificationMixin, Notifier
from wagtail.models import TaskState

from .models import SiteReviewTask
from .policies import reviewers_of

if TYPE_CHECKING:
    from cms.accounts.models import User


class ReviewRequestNotifier(EmailNotificationMixin, Notifier):
    """Tells the reviewers of the page's department that a text waits for them."""

    notification = "submitted"

    def __init__(self) -> None:
        super().__init__((TaskState,))

    def can_handle(self, instance: TaskState, **kwargs: Any) -> bool:
        """Once per submission: a review that starts again because a reviewer changed the text sends no second letter."""
        if not super().can_handle(instance, **kwargs) or not isinstance(instance.task.specific, SiteReviewTask):
            return False
        before = instance.workflow_state.task_states.exclude(pk=instance.pk).order_by("-pk").first()
        return before is None or before.status != TaskState.STATUS_CANCELLED

    def get_recipient_users(self, task_state: TaskState, **kwargs: Any) -> set[User]:
        senders = {kwargs.get("user"), task_state.workflow_state.requested_by}
        return set(reviewers_of(task_state.workflow_state.content_object)) - senders  # type: ignore[arg-type]

    def get_context(self, task_state: TaskState, **kwargs: Any) -> dict[str, Any]:
        page = task_state.workflow_state.content_object
        sender = task_state.workflow_state.requested_by
        return super().get_context(task_state, **kwargs) | {"page": page.specific, "sender": sender}
