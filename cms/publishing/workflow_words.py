"""Entries of the edit form's menu in the words of editors: 送审, 撤回."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.action_menu import CancelWorkflowMenuItem, SubmitForModerationMenuItem
from wagtail.models import WorkflowState


class SendForReviewItem(SubmitForModerationMenuItem):
    """送审, whatever the review is called."""

    label = _("送审")

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        context = super().get_context_data(parent_context)
        page = context.get("page")
        state = page.current_workflow_state if page is not None and parent_context["view"] == "edit" else None
        again = state is not None and state.status == WorkflowState.STATUS_NEEDS_CHANGES
        context["label"] = _("再次送审") if again else self.label
        return context


class WithdrawItem(CancelWorkflowMenuItem):
    """Takes back what was sent for review."""

    label = _("撤回送审")
