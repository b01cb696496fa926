from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import CharField, Exists, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Cast, Coalesce
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Revision, Task, TaskState

from cms.core.database.trees import within

from .forms import ReturnForm
from .policies import may_review, waiting_roots
from .translations import untranslated_segments
from .wordlists.models import Word, WordList

if TYPE_CHECKING:
    from wagtail.models import WorkflowState

    from cms.accounts.models import User

__all__ = ["SiteReviewTask", "Word", "WordList"]

APPROVE, RETURN = "approve", "reject"


class SiteReviewTask(Task):
    """One review by a reviewer of the page's own department, or of the platform for its trees.

    One task serves all departments: reviewers are found from the page's place, so that the number of tasks, and with it
    the cost of the admin home, does not grow with the departments.
    """

    class Meta:
        verbose_name = _("审核")
        verbose_name_plural = _("审核")

    def start(self, workflow_state: WorkflowState, user: User | None = None) -> TaskState:
        """Put the latest revision before the reviewers; raises PermissionDenied for an unfinished translation."""
        if untranslated_segments(workflow_state.content_object):
            raise PermissionDenied(_("译文还有未翻译的段落，翻译完再送审。"))
        return super().start(workflow_state, user=user)

    def user_can_access_editor(self, obj: Page, user: User) -> bool:
        return may_review(user, obj)

    def locked_for_user(self, obj: Page, user: User) -> bool:
        """While a text is under review only reviewers change it; its author may withdraw it."""
        return not may_review(user, obj)

    def user_can_lock(self, obj: Page, user: User) -> bool:
        return may_review(user, obj)

    def user_can_unlock(self, obj: Page, user: User) -> bool:
        return may_review(user, obj)

    def get_actions(self, obj: Page, user: User) -> list[tuple[str, Any, bool]]:
        if not may_review(user, obj) or is_own_work(user, obj):
            return []
        return [
            (RETURN, _("退回"), True),
            (APPROVE, _("通过"), False),
            (APPROVE, _("通过并写意见"), True),
        ]

    def get_form_for_action(self, action: str) -> type[Any]:
        return ReturnForm if action == RETURN else super().get_form_for_action(action)

    def on_action(self, task_state: TaskState, user: User, action_name: str, /, **kwargs: Any) -> Any:
        """Approve or return; raises PermissionDenied for one's own work, outside one's scope, for a return without a
        reason, and for a review that somebody else has ended meanwhile. Of what the form sends only the comment is taken.
        """
        page = task_state.workflow_state.content_object
        comment = str(kwargs.get("comment", "")).strip()
        if action_name not in {APPROVE, RETURN}:
            raise PermissionDenied
        if not may_review(user, page):
            raise PermissionDenied(_("你不是这个站点的审核人员。"))
        if is_own_work(user, page):
            raise PermissionDenied(_("不能审核自己编写或修改的稿件。"))
        if action_name == RETURN and not comment:
            raise PermissionDenied(_("退回须写明理由。"))
        with transaction.atomic():
            if not is_open(task_state):
                raise PermissionDenied(_("这次审核已经结束，或稿件已有改动。请重新打开稿件。"))
            return super().on_action(task_state, user, action_name, comment=comment)

    def get_task_states_user_can_moderate(self, user: User, **kwargs: Any) -> QuerySet[TaskState]:
        """Open reviews in the reviewer's trees, without those of texts the reviewer wrote or sent."""
        states = TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS, task_id=self.pk)
        roots = waiting_roots(user)
        if roots is not None:
            states = states.filter(workflow_state__object_id__in=_pages_below(roots))
        return states.exclude(workflow_state__requested_by=user).exclude(Exists(_own_revisions(user)))

    @classmethod
    def get_description(cls) -> Any:
        return _("由本部门审核人员审核，任何人不能审核自己的稿件")


def is_open(task_state: TaskState) -> bool:
    """Whether the review still waits for a decision; whoever asks within a transaction is the only one until its end."""
    waiting = TaskState.objects.filter(pk=task_state.pk, status=TaskState.STATUS_IN_PROGRESS)
    return waiting.select_for_update().first() is not None


def _pages_below(roots: tuple[str, ...]) -> QuerySet[Page, str]:
    """Ids, as text, of the pages in these trees."""
    return (
        Page.objects.filter(within(roots)).annotate(as_text=Cast("pk", CharField())).values_list("as_text", flat=True)
    )


def _own_revisions(user: User) -> QuerySet[Revision]:
    """For a query over task states: revisions by the person since the page was last live."""
    live = Page.objects.filter(pk=Cast(OuterRef("object_id"), IntegerField())).values("live_revision_id")
    return Revision.objects.filter(
        user=user,
        object_id=OuterRef("workflow_state__object_id"),
        base_content_type_id=OuterRef("workflow_state__base_content_type_id"),
        pk__gt=Coalesce(Subquery(live), 0),
    )


def is_own_work(user: User, page: Page) -> bool:
    """Whether the person sent the text or wrote any revision since it was last live."""
    state = page.current_workflow_state
    if state is not None and state.requested_by_id == user.pk:
        return True
    return bool(page.revisions.filter(user=user, pk__gt=page.live_revision_id or 0).exists())
