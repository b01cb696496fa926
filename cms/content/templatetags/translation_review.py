"""What the edit screen of a translation says about its way to the readers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import template

from cms.content.translations import progress_of

if TYPE_CHECKING:
    from wagtail.models import Page

register = template.Library()


@register.inclusion_tag("content_admin/translation_review.html", takes_context=True)
def translation_review(context: dict[str, Any], page: Page) -> dict[str, Any]:
    """Progress, 送审 for translators, 通过 and 退回 for reviewers."""
    user = context["request"].user
    task, state = page.current_workflow_task, page.current_workflow_task_state
    actions = {name for name, _label, _modal in task.get_actions(page, user)} if task else set()
    return {
        "page": page,
        "progress": progress_of(page),
        "in_review": state is not None,
        "task": task,
        "task_state": state,
        "actions": actions,
        "returned": _reason(page),
        "csrf_token": context.get("csrf_token"),
    }


def _reason(page: Page) -> str:
    """Why the translation came back; empty unless it did."""
    state = page.current_workflow_state
    if state is None or state.status != state.STATUS_NEEDS_CHANGES:
        return ""
    return str(state.current_task_state.comment)
