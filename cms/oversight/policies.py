"""Who reads the trail: the audit administrator all of it, a department's administrator the department's part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cms.core.audit.selectors import events, events_of_departments
from cms.departments.models import Department
from cms.departments.roles import AUDIT_ADMIN, DEPARTMENT_ADMIN
from cms.departments.scope import Scope

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser
    from django.db.models import QuerySet

    from cms.accounts.models import User
    from cms.core.audit.models import Event


def reads_everything(user: User | AnonymousUser) -> bool:
    """Whether the person is audit administrator. A superuser is not: whoever may do all does not judge it (三员分立)."""
    return bool(user.is_active and (AUDIT_ADMIN.key, None) in Scope.of(user).held)


def may_read(user: User | AnonymousUser) -> bool:
    """Whether any part of the trail is open to the person."""
    return reads_everything(user) or bool(user.is_active and Scope.of(user).department_ids(DEPARTMENT_ADMIN.key))


def readable_events(user: User | AnonymousUser) -> QuerySet[Event]:
    """What the person may read; nothing for everybody else."""
    return _events(user, Scope.of(user))


def visible_events(user: User | AnonymousUser) -> QuerySet[Event]:
    """What lists and exports hold: of what the person may read, the part of the department worked for now."""
    return _events(user, Scope.in_view(user))


def _events(user: User | AnonymousUser, scope: Scope) -> QuerySet[Event]:
    if reads_everything(user):
        return events()
    return events_of_departments(scope.department_ids(DEPARTMENT_ADMIN.key) if user.is_active else ())


def visible_departments(user: User | AnonymousUser) -> QuerySet[Department]:
    """Departments whose events lists show, archived ones as well."""
    rows = Department.objects.order_by("order", "code")
    own = Scope.in_view(user).department_ids(DEPARTMENT_ADMIN.key)
    return rows if reads_everything(user) else rows.filter(pk__in=own)
