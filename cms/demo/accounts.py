"""Demonstration accounts: one for each kind of person, all with one password that production refuses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib.auth import get_user_model

from cms.departments.models import Department
from cms.departments.service import grant_role

if TYPE_CHECKING:
    from collections.abc import Sequence

PASSWORD = "demo-Xiang-2026"  # noqa: S105  shown on the start page; production refuses demonstration accounts


@dataclass(frozen=True, slots=True)
class Account:
    """Who the person is, and the roles held: of one department, or of the platform where it is empty."""

    username: str
    full_name: str
    roles: Sequence[str]
    department: str = ""


ACCOUNTS = (
    Account("system", "系统管理员（演示）", ["system_admin"]),
    Account("security", "安全管理员（演示）", ["security_admin"]),
    Account("audit", "审计管理员（演示）", ["audit_admin"]),
    Account("portal-editor", "门户编辑（演示）", ["portal_editor"]),
    Account("portal-reviewer", "门户终审（演示）", ["portal_reviewer"]),
    Account("translator", "英文翻译（演示）", ["translator"]),
    Account("importer", "内容导入（演示）", ["importer", "portal_editor"]),
    Account("fgw-editor", "发改委编辑（演示）", ["editor"], "fgw"),
    Account("fgw-reviewer", "发改委审核（演示）", ["reviewer"], "fgw"),
    Account("fgw-admin", "发改委管理员（演示）", ["department_admin"], "fgw"),
    Account("jyt-editor", "教育厅编辑（演示）", ["editor"], "jyt"),
    Account("jyt-reviewer", "教育厅审核（演示）", ["reviewer"], "jyt"),
    Account("czt-editor", "财政厅编辑（演示）", ["editor"], "czt"),
)


def ensure_accounts() -> None:
    """Create the accounts that are missing, with their roles; existing ones keep their password."""
    users = get_user_model()
    departments = {department.code: department for department in Department.objects.all()}
    for account in ACCOUNTS:
        user, created = users.objects.get_or_create(
            username=account.username, defaults={"full_name": account.full_name, "is_demo": True}
        )
        if created:
            user.set_password(PASSWORD)
            user.save()
        for role in account.roles:
            grant_role(user, role, departments.get(account.department))
