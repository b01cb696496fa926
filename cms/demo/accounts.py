"""The people of the demonstration. They exist only where DEMO_ENABLED is set; production refuses to start with them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib.auth import get_user_model

from cms.accounts.service import give_totp
from cms.departments import roles
from cms.departments.models import Department
from cms.departments.service import grant_role

from .codes import SECRET

#: One password for all of them, printed when the demonstration starts.
PASSWORD = "demo-Xiang-2026"

#: Where their mail would go: a name that nobody can have (RFC 2606).
MAIL_DOMAIN = "hunan.example"


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """One person. `role` is a key of `cms.departments.roles`, empty for the owner of everything; `department` a code.

    `also` are further roles in other departments.
    """

    username: str
    full_name: str
    role: str
    department: str = ""
    also: tuple[tuple[str, str], ...] = ()

    @property
    def is_superuser(self) -> bool:
        """True for the account that stands above all roles."""
        return not self.role

    @property
    def is_administrator(self) -> bool:
        """True where the role asks for a second step."""
        return self.is_superuser or roles.get(self.role).administrator


ACCOUNTS = (
    DemoAccount("admin", "安装管理员", ""),
    DemoAccount("system", "系统管理员", "system_admin"),
    DemoAccount("security", "安全管理员", "security_admin"),
    DemoAccount("auditor", "审计管理员", "audit_admin"),
    DemoAccount("portal-editor", "门户编辑", "portal_editor"),
    DemoAccount("portal-reviewer", "门户终审", "portal_reviewer"),
    DemoAccount("translator", "英文翻译", "translator"),
    DemoAccount("importer", "内容导入员", "importer"),
    DemoAccount("fgw-editor", "省发改委编辑", "editor", "fgw"),
    DemoAccount("fgw-reviewer", "省发改委审核", "reviewer", "fgw"),
    DemoAccount("fgw-admin", "省发改委管理员", "department_admin", "fgw"),
    DemoAccount("jyt-editor", "省教育厅编辑", "editor", "jyt"),
    DemoAccount("jyt-reviewer", "省教育厅审核", "reviewer", "jyt"),
    DemoAccount("czt-editor", "省财政厅编辑", "editor", "czt"),
    DemoAccount("joint-editor", "联合编辑", "editor", "fgw", also=(("reviewer", "jyt"),)),
)


def ensure_accounts() -> None:
    """Create the accounts that are missing, with their roles and second steps; existing ones keep their password."""
    users = get_user_model()
    departments = {department.code: department for department in Department.objects.all()}
    for account in ACCOUNTS:
        values: dict[str, Any] = {"full_name": account.full_name, "is_demo": True, "is_superuser": account.is_superuser}
        values["email"] = f"{account.username}@{MAIL_DOMAIN}"
        user, created = users.objects.get_or_create(username=account.username, defaults=values)
        if created:
            user.set_password(PASSWORD)
            user.save()
        held = [(account.role, account.department), *account.also] if account.role else []
        for role, code in held:
            grant_role(user, role, departments.get(code))
        if account.is_administrator:
            give_totp(user, SECRET)
