"""Rights on a page: the one class that says who may publish, and why nobody does so directly."""

from __future__ import annotations

from wagtail.models import PagePermissionTester


class ModeratedPagePermissionTester(PagePermissionTester):
    """Takes direct publishing away on page types whose texts go live by review alone.

    Rule: 先审后发 (moderated publishing, 三审三校). It holds for everybody, superusers included; publishing is the act of the
    review's last step, see `cms.publishing.workflow`.
    """

    @property
    def _moderated(self) -> bool:
        return bool(getattr(self.page.specific_class, "moderated", False))

    def can_publish(self) -> bool:
        return False if self._moderated else super().can_publish()

    def can_publish_subpage(self) -> bool:
        """New pages below are saved as drafts; structure is published from its own edit view."""
        return super().can_publish_subpage() and not self._moderated

    def can_unpublish(self) -> bool:
        """Taking a text down needs the publish right on the tree, though putting it up does not go by it."""
        return super().can_unpublish()
