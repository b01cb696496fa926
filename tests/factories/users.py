"""People of the admin."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from django.contrib.auth import get_user_model

from cms.departments.service import grant_role

if TYPE_CHECKING:
    from cms.accounts.models import User
    from cms.departments.models import Department

PASSWORD = "not-a-secret-1949"
_numbers = count(1)


def make_user(department: Department | None = None, *roles: str, username: str = "", superuser: bool = False) -> User:
    """A person holding these roles in a department, or on the platform where it is None; signs in with `PASSWORD`."""
    name = username or f"person-{next(_numbers)}"
    make = get_user_model().objects.create_superuser if superuser else get_user_model().objects.create_user
    user = make(name, f"{name}@example.gov.cn", PASSWORD)
    for role in roles:
        grant_role(user, role, department)
    return user
