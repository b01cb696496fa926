"""Roles are data: what each may do, of a department or of the platform. Capabilities add rows in `ready()`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.utils.functional import _StrPromise

Holder = Literal["department", "platform"]


@dataclass(frozen=True, slots=True)
class Role:
    """One role and the rights its group is given.

    `page_permissions` are Wagtail's page permission names, given on the department's root page, or for a platform role
    on the root pages of the portal and the English site. `file_permissions` are codenames of the image and document models, given on the
    department's collection. `permissions` are `app_label.codename` of global model permissions. Holders of an `administrator` role
    manage people, hosts, rules or the trail, and sign in with two steps.
    """

    key: str
    name: _StrPromise
    holder: Holder
    page_permissions: Sequence[str] = ()
    file_permissions: Sequence[str] = ()
    permissions: Sequence[str] = ()
    administrator: bool = False

    def covers(self, other: Role) -> bool:
        """Whether a holder of this role has every right of the other one, and may therefore give it away."""
        return (
            self.holder == other.holder
            and set(other.page_permissions) <= set(self.page_permissions)
            and set(other.file_permissions) <= set(self.file_permissions)
            and set(other.permissions) <= set(self.permissions)
        )


class DuplicateRoleError(ValueError):
    """Two capabilities registered a role under one key."""


_registry: dict[str, Role] = {}


def register(role: Role) -> Role:
    """Add a role; raises `DuplicateRoleError` when the key is taken."""
    if role.key in _registry:
        raise DuplicateRoleError(role.key)
    _registry[role.key] = role
    return role


def get(key: str) -> Role:
    """The role of that key; raises `KeyError`."""
    return _registry[key]


def roles(holder: Holder | None = None) -> list[Role]:
    """All roles in the order of registration, or those of one kind of holder."""
    return [role for role in _registry.values() if holder in (None, role.holder)]


FILES = ("add_image", "change_image", "choose_image", "add_document", "change_document", "choose_document")
ADMIN = "wagtailadmin.access_admin"

EDITOR = register(Role("editor", _("编辑"), "department", ("add", "change"), FILES, (ADMIN,)))
REVIEWER = register(Role("reviewer", pgettext_lazy("角色", "审核"), "department", ("add", "change"), FILES, (ADMIN,)))
LIAISON = register(Role("liaison", _("信息员"), "department", ("add", "change"), FILES, (ADMIN,)))
TRANSLATOR = register(
    Role("translator", _("翻译"), "platform", ("add", "change"), FILES, (ADMIN, "wagtail_localize.submit_translation"))
)
DEPARTMENT_ADMIN = register(
    Role(
        "department_admin",
        _("部门管理员"),
        "department",
        ("add", "change", "publish"),
        FILES,
        (ADMIN,),
        administrator=True,
    )
)
PORTAL_EDITOR = register(
    Role("portal_editor", _("门户编辑"), "platform", ("add", "change", "publish"), FILES, (ADMIN,))
)
PORTAL_REVIEWER = register(Role("portal_reviewer", _("终审"), "platform", ("add", "change"), FILES, (ADMIN,)))
IMPORTER = register(Role("importer", _("内容导入"), "platform", (), (), (ADMIN,)))
SYSTEM_ADMIN = register(
    Role("system_admin", _("系统管理员"), "platform", (), (), (ADMIN, "jobs.view_job"), administrator=True)
)
SECURITY_ADMIN = register(Role("security_admin", _("安全管理员"), "platform", (), (), (ADMIN,), administrator=True))
AUDIT_ADMIN = register(Role("audit_admin", _("审计管理员"), "platform", (), (), (ADMIN,), administrator=True))
#: 三员分立: nobody holds two of these, nor one of them beside any other role (`cms.departments.separation`).
APART = (SYSTEM_ADMIN.key, SECURITY_ADMIN.key, AUDIT_ADMIN.key)
