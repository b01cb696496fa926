"""People of the admin."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from django.contrib.auth import get_user_model

from cms.accounts.service import give_totp
from cms.accounts.signin.second_factor import is_required
from cms.departments.service import grant_role

if TYPE_CHECKING:
    from cms.accounts.models import User
    from cms.departments.models import Department

PASSWORD = "not-a-secret-1949"
#: Base 32; administrators have it in their app.
TOTP_SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
_numbers = count(1)


def make_user(department: Department | None = None, *roles: str, username: str = "", superuser: bool = False) -> User:
    """A person holding these roles in a department, or on the platform where it is None; signs in with `PASSWORD`.

    Administrators have the second step that they need (`TOTP_SECRET`)."""
    name = username or f"person-{next(_numbers)}"
    make = get_user_model().objects.create_superuser if superuser else get_user_model().objects.create_user
    user = make(name, f"{name}@example.gov.cn", PASSWORD)
    for role in roles:
        grant_role(user, role, department)
    if is_required(user):
        give_totp(user, TOTP_SECRET)
    return user
