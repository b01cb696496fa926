from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import TaskState, WorkflowState

from .gate import publication_allowed
from .texts import same_text
from .translations import untranslated_segments

if TYPE_CHECKING:
    from wagtail.models import Revision


class PublishingMixin:
    """For page types: publishing passes the gate, whoever calls it."""

    moderated: ClassVar[bool] = True
    #: Fields set by acts of their own, not by revisions: publishing a revision leaves them as they are.
    operational_fields: ClassVar[tuple[str, ...]] = ()

    def with_content_json(self, content: dict[str, Any]) -> Any:
        """The page with a revision's content, and with its operational fields as they stand in the database."""
        page = super().with_content_json(content)  # type: ignore[misc]
        for name in self.operational_fields:
            setattr(page, name, getattr(self, name))
        return page

    def publish(self, revision: Revision, *args: Any, **kwargs: Any) -> None:
        """Publish a revision; raises PermissionDenied outside an act that may publish moderated texts, and for a
        translation that still shows its source's words.

        Wagtail's `Revision.publish()` without a user asks nobody, so the rule stands here as well as in the
        permission tester.
        """
        if self.moderated and not publication_allowed():
            raise PermissionDenied(_("未经审核的内容不能发布。"))
        if untranslated_segments(self):
            raise PermissionDenied(_("译文还有未翻译的段落，不能发布。"))
        super().publish(revision, *args, **kwargs)  # type: ignore[misc]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save; raises PermissionDenied for an alias.

        Aliases follow their source without asking the site they stand on, and carry drafts past an embargo.
        """
        if self.alias_of_id:  # type: ignore[attr-defined]
            raise PermissionDenied(_("本平台不使用别名页面。"))
        super().save(*args, **kwargs)  # type: ignore[misc]

    def save_revision(self, *args: Any, overwrite_revision: Revision | None = None, **kwargs: Any) -> Revision:
        """Save a revision. One that somebody submitted, reviewed, scheduled or published is never written over, and a
        change during the review puts the new text before the reviewers instead of the old one. A form sent back
        unchanged during the review, as it is with every decision taken in the edit view, makes no revision."""
        latest = self.latest_revision  # type: ignore[attr-defined]
        if latest and self.workflow_in_progress and same_text(latest.content, self.serializable_data()):  # type: ignore[attr-defined]
            return latest
        if overwrite_revision is not None and is_bound(overwrite_revision):
            overwrite_revision = None
        revision = super().save_revision(*args, overwrite_revision=overwrite_revision, **kwargs)  # type: ignore[misc]
        review_anew(revision, kwargs.get("user") or (args[0] if args else None))
        return revision

    def refusal_to_delete(self) -> str:
        """Why this page must not be deleted, as a sentence; empty where it may be."""
        return ""


def is_bound(revision: Revision) -> bool:
    """Whether a review, a schedule or the published page refers to the revision."""
    if revision.approved_go_live_at or TaskState.objects.filter(revision=revision).exists():
        return True
    return bool(revision.content_object.live_revision_id == revision.pk)


@transaction.atomic
def review_anew(revision: Revision, user: Any) -> None:
    """Let an open review start again on `revision`; whoever is looking at the text before it can no longer approve it.
    A decision that is being taken at this moment is waited for, and ends the review."""
    state = (
        TaskState.objects.select_for_update(of=("self",))
        .filter(
            status=TaskState.STATUS_IN_PROGRESS,
            workflow_state__status=WorkflowState.STATUS_IN_PROGRESS,
            workflow_state__object_id=revision.object_id,
            workflow_state__base_content_type_id=revision.base_content_type_id,
        )
        .first()
    )
    if state is not None and state.revision_id != revision.pk:
        state.specific.cancel(user=user, resume=True)
