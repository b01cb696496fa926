"""Acts of a review as code performs them, past the forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wagtail.models import PageLogEntry, TaskState

from tests.factories.newsroom import fresh

if TYPE_CHECKING:
    from wagtail.models import Revision

    from cms.accounts.models import User
    from cms.content.models import ArticlePage


def opened(page: ArticlePage) -> TaskState:
    """The review as somebody has it on the screen: what happens afterwards is not in it."""
    state = fresh(page).current_workflow_task_state
    assert state.workflow_state.current_task_state.pk == state.pk
    return state


def decide(state: TaskState, user: User, action: str = "approve", comment: str = "") -> None:
    state.task.specific.on_action(state, user, action, comment=comment)


def change(page: ArticlePage, user: User, title: str) -> Revision:
    draft = fresh(page).get_latest_revision_as_object()
    draft.title = title
    return draft.save_revision(user=user)


def publications(page: ArticlePage) -> int:
    return PageLogEntry.objects.filter(page=page.pk, action="wagtail.publish").count()
