"""The people of the demonstration. They exist only where DEMO_ENABLED is set; production refuses to start with them."""

from __future__ import annotations

from dataclasses import dataclass

#: One password for all of them, printed when the demonstration starts.
PASSWORD = "demo-Xiang-2026"


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """One person. `role` is a key of `cms.departments.roles`, empty for the owner of everything; `department` a code."""

    username: str
    full_name: str
    role: str
    department: str = ""

    @property
    def is_superuser(self) -> bool:
        """True for the account that stands above all roles."""
        return not self.role


ACCOUNTS = (
    DemoAccount("admin", "平台管理员", ""),
    DemoAccount("portal-editor", "门户编辑", "portal_editor"),
    DemoAccount("portal-reviewer", "门户终审", "portal_reviewer"),
    DemoAccount("translator", "英文翻译", "translator"),
    DemoAccount("importer", "内容导入员", "importer"),
    DemoAccount("fgw-editor", "省发改委编辑", "editor", "fgw"),
    DemoAccount("fgw-reviewer", "省发改委审核", "reviewer", "fgw"),
    DemoAccount("fgw-admin", "省发改委管理员", "department_admin", "fgw"),
)
