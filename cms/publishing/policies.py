"""Who may review which page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth import get_user_model

from cms.departments.models import Department
from cms.departments.roles import PORTAL_REVIEWER, REVIEWER
from cms.departments.scope import Scope, department_of

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from wagtail.models import Page

    from cms.accounts.models import User


def reviews_everywhere(user: User) -> bool:
    """Whether the person reviews for the platform, on every tree."""
    return Scope.of(user).has_platform_role(PORTAL_REVIEWER.key)


def may_review(user: User, page: Page) -> bool:
    """Whether the person reviews texts at this place: of the department there, or of the platform."""
    return reviews_everywhere(user) or any(page.path.startswith(path) for path in reviewable_roots(user))


def reviewable_roots(user: User) -> tuple[str, ...]:
    """Paths of the departments' trees in which the person reviews, read once per user object."""
    return tuple(_trees(user).values())


def waiting_roots(user: User) -> tuple[str, ...] | None:
    """Paths of the trees whose reviews lists show, at the place that the person works for now; None for all trees."""
    scope = Scope.of(user)
    if reviews_everywhere(user) and scope.shows(None):
        return None
    return tuple(path for pk, path in _trees(user).items() if scope.shows(pk))


def _trees(user: User) -> dict[int, str]:
    """Department id to path of its tree, for departments in which the person reviews."""
    cached = getattr(user, "_reviewable_trees", None)
    held = Scope.of(user).held
    if cached is None or cached[0] is not held:
        ids = Scope.of(user).department_ids(REVIEWER.key)
        rows = Department.objects.filter(pk__in=ids, root_page__isnull=False) if ids else Department.objects.none()
        cached = (held, dict(rows.values_list("pk", "root_page__path")))
        user._reviewable_trees = cached  # type: ignore[attr-defined]
    return cached[1]


def reviewers_of(page: Page) -> QuerySet[User]:
    """People who are to know that a text waits: the department's reviewers; the platform's for its own trees and for
    departments without any. Holders of all rights are not among them unless they hold the role."""
    people = get_user_model().objects.filter(is_active=True)
    department = department_of(page)
    if department is not None:
        own = people.filter(memberships__role=REVIEWER.key, memberships__department=department)
        if own.exists():
            return own.distinct()
    return people.filter(memberships__role=PORTAL_REVIEWER.key, memberships__department=None).distinct()
