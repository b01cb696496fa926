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


def visible_events(user: User | AnonymousUser) -> QuerySet[Event]:
    """What the person may read; nothing for everybody else."""
    if reads_everything(user):
        return events()
    return events_of_departments(Scope.of(user).department_ids(DEPARTMENT_ADMIN.key) if user.is_active else ())


def visible_departments(user: User | AnonymousUser) -> QuerySet[Department]:
    """Departments whose events the person may read, archived ones as well."""
    rows = Department.objects.order_by("order", "code")
    return rows if reads_everything(user) else rows.filter(pk__in=Scope.of(user).department_ids(DEPARTMENT_ADMIN.key))
