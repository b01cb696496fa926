"""Which departments may this person act for, and in which role: the one module that answers it.

Rights come from all memberships. What lists show is narrowed to the place that a person of several works for at the
moment (`cms.departments.acting`), so that nobody takes the sum for one department.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cms.core.database.trees import places_above

from .models import Department, Membership

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser, AnonymousUser
    from wagtail.models import Page

#: Characters of the path of a host's root: below it departments begin.
SITE_PATH = 8


@dataclass(frozen=True, slots=True)
class Scope:
    """A person's memberships as (role, department id) pairs; None as department id stands for the platform.

    `shown` is the one department id (or None for the platform) whose things lists show, in a set; None shows all.
    """

    user_id: int | None
    is_superuser: bool
    held: frozenset[tuple[str, int | None]]
    shown: frozenset[int | None] | None = None

    @classmethod
    def of(cls, user: AbstractUser | AnonymousUser) -> Scope:
        """Scope of a user, read once per user object."""
        cached = getattr(user, "_scope", None)
        if cached is None:
            active = user.is_authenticated and user.is_active
            rows = (
                Membership.objects.filter(user_id=user.pk or 0).values_list("role", "department_id") if active else ()
            )
            cached = cls(user.pk, bool(active and user.is_superuser), frozenset(rows))
            user._scope = cached  # type: ignore[union-attr]
        return cached

    @classmethod
    def in_view(cls, user: AbstractUser | AnonymousUser) -> Scope:
        """The part of the scope for which lists are made: that of the place the person works for now."""
        scope = cls.of(user)
        return replace(scope, held=frozenset(pair for pair in scope.held if scope.shows(pair[1])))

    def shows(self, place: int | None) -> bool:
        """Whether lists show things of that department, or of the platform where it is None."""
        return self.shown is None or place in self.shown

    def has_platform_role(self, *roles: str) -> bool:
        """Whether one of these roles is held on the platform."""
        return self.is_superuser or any((role, None) in self.held for role in roles)

    def department_ids(self, *roles: str) -> set[int]:
        """Ids of the departments in which one of the roles (any role when none is named) is held."""
        return {pk for role, pk in self.held if pk is not None and (not roles or role in roles)}

    def has_role(self, department_id: int | None, *roles: str) -> bool:
        """Whether one of the roles is held in that department, or on the platform where it is None."""
        return self.is_superuser or any((role, department_id) in self.held for role in roles)

    def places(self) -> set[int | None]:
        """Departments in which any role is held, None among them for a role of the platform."""
        return {pk for _role, pk in self.held}


def show_only(user: AbstractUser, *places: int | None) -> None:
    """Let lists show this user object things of these places alone; of all where none is named."""
    user._scope = replace(Scope.of(user), shown=frozenset(places) if places else None)  # type: ignore[attr-defined]


def forget_scope(user: AbstractUser) -> None:
    """Let the scope be read anew from this user object, after a change of roles."""
    user.__dict__.pop("_scope", None)


def prefixes(path: str) -> list[str]:
    """Paths of a page and its ancestors down to the root of its host, longest first."""
    return places_above(path, least=SITE_PATH)


def department_of(page: Page) -> Department | None:
    """The department whose root page stands at or above the page; None on the platform's own trees."""
    owners = Department.objects.filter(root_page__path__in=prefixes(page.path)).select_related("root_page")
    return max(owners, key=lambda owner: len(owner.root_page.path), default=None)  # type: ignore[union-attr]
