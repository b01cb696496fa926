from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from .gate import publication_allowed

if TYPE_CHECKING:
    from wagtail.models import Revision


class PublishingMixin:
    """For page types: publishing passes the gate, whoever calls it."""

    moderated: ClassVar[bool] = True

    def publish(self, revision: Revision, *args: Any, **kwargs: Any) -> None:
        """Publish a revision; raises PermissionDenied outside an act that may publish moderated texts.

        Wagtail's `Revision.publish()` without a user asks nobody, so the rule stands here as well as in the
        permission tester.
        """
        if self.moderated and not publication_allowed():
            raise PermissionDenied(_("未经审核的内容不能发布。"))
        super().publish(revision, *args, **kwargs)  # type: ignore[misc]
