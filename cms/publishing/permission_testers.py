"""Rights on a page: the one class that says who may publish, and why nobody does so directly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wagtail.models import Page, PagePermissionTester, Site
from wagtail.permissions import policy_registry

from cms.departments.models import Department

from .policies import may_review

if TYPE_CHECKING:
    from cms.accounts.models import User


class ModeratedPagePermissionTester(PagePermissionTester):
    """Takes direct publishing away on page types whose texts go live by review alone.

    Rule: 先审后发 (moderated publishing, 三审三校). It holds for everybody, superusers included; publishing is the act of the
    review's last step, see `cms.publishing.workflow`.
    """

    def __init__(self, user: User, page: Page) -> None:
        # Wagtail's own looks through every row of the person's groups, ten times for each row of a list.
        self.user, self.page = user, page
        self.permission_policy = policy_registry.get(page)
        self.page_is_root = page.depth == 1
        if user.is_active and not user.is_superuser:
            names = self.permission_policy.get_cached_permissions_for_user(user).at(page.path)
            self.permissions = {name.rsplit("_", maxsplit=1)[0] for name in names}

    @property
    def _moderated(self) -> bool:
        return bool(getattr(self.page.specific_class, "moderated", False))

    def _is_home(self) -> bool:
        """Whether a site or a department stands on this page; such a page goes only with it."""
        if self._moderated:
            return False
        if any(place.root_path == self.page.url_path for place in Site.get_site_root_paths()):
            return True
        return Department.objects.filter(root_page_id=self.page.pk).exists()

    def can_publish(self) -> bool:
        return False if self._moderated else super().can_publish()

    def kinds_below(self) -> list[type[Page]]:
        """Types that the person may make below this page: texts with the right to add, structure (columns) with the right
        to publish at once. Whether a type suits this very page, `can_create_at` says."""
        kinds = self.page.specific_class.creatable_subpage_models() if self.page.specific_class else []
        arranges = self.user.is_superuser or "publish" in self.permissions
        return [kind for kind in kinds if arranges or getattr(kind, "moderated", True)]

    def can_add_subpage(self) -> bool:
        """Whether any kind may be made here; rows of lists ask it, so it looks at types and rights alone."""
        if not self.user.is_active:
            return False
        return (self.user.is_superuser or "add" in self.permissions) and bool(self.kinds_below())

    def can_publish_subpage(self) -> bool:
        """Whether structure may be made and published below in one go; texts never are, see `wagtail_hooks`."""
        return super().can_publish_subpage() and not self._moderated

    def can_unpublish(self) -> bool:
        """Taking a text down is for its reviewers and for those who hold the publish right on the tree."""
        if self._moderated and self.user.is_active and self.page.live and may_review(self.user, self.page):
            return not self.page_locked()
        return super().can_unpublish() and not self._is_home()

    def can_unschedule(self) -> bool:
        """Who may take a text down may also stop it from going up."""
        if not self._moderated:
            return super().can_unschedule()
        return self.user.is_active and (may_review(self.user, self.page) or super().can_publish())

    def can_set_view_restrictions(self) -> bool:
        """Nobody: public pages depend on their address alone."""
        return False

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        if self._is_live_for_others():
            return False
        if not super().can_delete(ignore_bulk) or self._is_home() or self._is_decided():
            return False
        return not refusal_to_delete(self.page)

    def _is_live_for_others(self) -> bool:
        """What Wagtail finds out by a query for each row of a list: that a live page asks for the right to publish."""
        return self.page.live and not self.user.is_superuser and "publish" not in getattr(self, "permissions", ())

    def can_move(self) -> bool:
        """As Wagtail's, without what `can_delete` adds for pages that must stay but may stand elsewhere."""
        if self._is_live_for_others() or not super().can_delete(ignore_bulk=True):
            return False
        return not self._is_home() and not self._is_decided()

    def _is_decided(self) -> bool:
        """Whether a review let the text go up at a time to come: then it is no longer its authors' to take away."""
        return self._moderated and not self.can_unschedule() and bool(self.page.approved_schedule)


def refusal_to_delete(page: Page) -> str:
    """Why the page must not be deleted, as a sentence; empty where its type has nothing against it."""
    specific = page.specific_deferred
    return str(specific.refusal_to_delete()) if hasattr(specific, "refusal_to_delete") else ""


def permissions_for_user(page: Page, user: User) -> ModeratedPagePermissionTester:
    """Rights on a page of any type, also where only the row of the base type was read, as bulk actions do."""
    return ModeratedPagePermissionTester(user, page)


def install() -> None:
    """Put the tester in the place of Wagtail's own for pages of the base type, which has no other seam."""
    Page.permissions_for_user = permissions_for_user
