"""Who arranges columns, who pins, who reads reports, and who keeps links of sites."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wagtail.models import Page, Site

from cms.departments.roles import PORTAL_REVIEWER
from cms.departments.scope import Scope
from cms.departments.sharing.policies import KEEPERS, RowPolicy, administered, keeps_shared_content

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.contrib.auth.models import AnonymousUser
    from django.db.models import Model, Q, QuerySet

    from cms.accounts.models import User


def may_arrange(user: User, page: Page) -> bool:
    """Whether the person decides about structure at this place: columns, pins, headlines. It is the publish right on the
    tree, which portal editors and department administrators hold."""
    if not user.is_active:
        return False
    rights = page.permissions_for_user(user)
    return bool(user.is_superuser or "publish" in rights.permissions)


def reads_reports(user: User | AnonymousUser) -> bool:
    """Whether the person reads Wagtail's reports, whose filters name people and pages of all departments."""
    return bool(user.is_active and Scope.of(user).has_platform_role(*KEEPERS, PORTAL_REVIEWER.key))


class OwnedContentPolicy(RowPolicy):
    """Rows of sites: a department's administrators keep those of own sites, the platform's editors keep all.

    `own(user)` is the condition for rows of the departments that the person administers.
    """

    def __init__(self, model: type[Model], own: Callable[[User], Q]) -> None:
        super().__init__(model)
        self.own = own

    def may_keep(self, user: User) -> bool:
        return keeps_shared_content(user) or bool(administered(user))

    def rows_for(self, user: User, actions: frozenset[str]) -> QuerySet[Any]:
        rows = self.model._default_manager.all()
        return rows if keeps_shared_content(user) else rows.filter(self.own(user))


def own_sites(user: User) -> QuerySet[Site]:
    """Sites of the departments that the person administers."""
    return Site.objects.filter(root_page__department__in=administered(user))
