"""Who may review which page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wagtail.models import Site

from cms.departments.models import Department
from cms.departments.roles import PORTAL_REVIEWER, REVIEWER
from cms.departments.scope import Scope, department_of

if TYPE_CHECKING:
    from wagtail.models import Page

    from cms.accounts.models import User


def may_review(user: User, page: Page) -> bool:
    """Whether the person reviews texts at this place: of the department there, or of the platform on its own trees."""
    scope = Scope.of(user)
    if scope.has_platform_role(PORTAL_REVIEWER.key):
        return True
    department = department_of(page)
    return department is not None and scope.has_role(department.pk, REVIEWER.key)


def reviewable_roots(user: User) -> list[str]:
    """Paths of the trees in which the person reviews."""
    scope = Scope.of(user)
    if scope.has_platform_role(PORTAL_REVIEWER.key):
        return list(Site.objects.values_list("root_page__path", flat=True))
    ids = scope.department_ids(REVIEWER.key)
    return list(Department.objects.filter(pk__in=ids, root_page__isnull=False).values_list("root_page__path", flat=True))
