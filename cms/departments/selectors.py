"""Reads of departments for other apps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .enums import DepartmentStatus
from .models import Department, Membership, RoleGroup

if TYPE_CHECKING:
    from django.contrib.auth.models import Group
    from django.db.models import QuerySet

__all__ = ["active_departments", "department_by_code", "holders", "role_groups"]


def active_departments() -> QuerySet[Department]:
    """Departments that still publish, in the order of the directory."""
    return Department.objects.filter(status=DepartmentStatus.ACTIVE)


def department_by_code(code: str) -> Department | None:
    """The department of that code, None where there is none."""
    return Department.objects.filter(code=code).first()


def role_groups(department: Department | None) -> dict[str, Group]:
    """Existing groups of a department's roles, or of the platform's where it is None: role key to group."""
    rows = RoleGroup.objects.filter(department=department).select_related("group")
    return {row.role: row.group for row in rows}


def holders(role: str, department: Department | None = None) -> list[str]:
    """User names of the active people who hold the role in that department, on the platform where it is None."""
    rows = Membership.objects.filter(role=role, department=department, user__is_active=True)
    return sorted(rows.values_list("user__username", flat=True))
