from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.db.models import CharField, Q, QuerySet
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Task, TaskState

from .policies import may_review, reviewable_roots

if TYPE_CHECKING:
    from cms.accounts.models import User

REVIEW_ACTIONS = frozenset({"approve", "reject"})


class SiteReviewTask(Task):
    """One review by a reviewer of the page's own department, or of the platform for its trees.

    One task serves all departments: reviewers are found from the page's place, so that the number of tasks, and with it
    the cost of the admin home, does not grow with the departments.
    """

    class Meta:
        verbose_name = _("审核")
        verbose_name_plural = _("审核")

    def user_can_access_editor(self, obj: Page, user: User) -> bool:
        return may_review(user, obj)

    def user_can_lock(self, obj: Page, user: User) -> bool:
        return may_review(user, obj)

    def get_actions(self, obj: Page, user: User) -> list[tuple[str, Any, bool]]:
        if not may_review(user, obj) or is_own_work(user, obj):
            return []
        return [
            ("reject", _("退回修改"), True),
            ("approve", _("通过"), False),
            ("approve", _("通过并写意见"), True),
        ]

    def on_action(self, task_state: TaskState, user: User, action_name: str, **kwargs: Any) -> Any:
        """Approve or return; raises PermissionDenied for one's own work and outside one's scope."""
        page = task_state.workflow_state.content_object
        if action_name in REVIEW_ACTIONS:
            if not may_review(user, page):
                raise PermissionDenied(_("你不是这个站点的审核人员。"))
            if is_own_work(user, page):
                raise PermissionDenied(_("不能审核自己编写或修改的稿件。"))
        return super().on_action(task_state, user, action_name, **kwargs)

    def get_task_states_user_can_moderate(self, user: User, **kwargs: Any) -> QuerySet[TaskState]:
        """Open reviews in the reviewer's trees, without those the reviewer wrote or sent."""
        roots = reviewable_roots(user)
        open_states = TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS, task=self.task_ptr)
        if not roots:
            return open_states.none()
        within = Q()
        for path in roots:
            within |= Q(path__startswith=path)
        pages = Page.objects.filter(within).annotate(as_text=Cast("pk", CharField())).values("as_text")
        return (
            open_states.filter(workflow_state__object_id__in=pages)
            .exclude(workflow_state__requested_by=user)
            .exclude(revision__user=user)
        )

    @classmethod
    def get_description(cls) -> Any:
        return _("由本部门审核人员审核，任何人不能审核自己的稿件")


def is_own_work(user: User, page: Page) -> bool:
    """Whether the person sent the text or wrote any revision since it was last live."""
    state = page.current_workflow_state
    if state is not None and state.requested_by_id == user.pk:
        return True
    revisions = page.revisions.filter(user=user)
    if page.live_revision_id:
        revisions = revisions.filter(pk__gt=page.live_revision_id)
    return bool(revisions.exists())
