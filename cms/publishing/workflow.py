"""How a review ends: exactly the approved revision goes live."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .gate import publishing_as

if TYPE_CHECKING:
    from wagtail.models import WorkflowState

    from cms.accounts.models import User


def publish_approved_revision(workflow_state: WorkflowState, user: User | None = None) -> None:
    """Finish action of the review: publish the revision of the last approved task, not the latest one."""
    revision = workflow_state.current_task_state.revision
    with publishing_as("review"):
        revision.publish(user=user, skip_permission_checks=True)
