"""Names of acts by their code. Apps add theirs in `ready()`; acts of Wagtail's log bring their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import registry as wagtail_log

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.utils.functional import _StrPromise

CREATE: Final = "object.create"
CHANGE: Final = "object.change"
DELETE: Final = "object.delete"
LINK: Final = "object.link"
UNLINK: Final = "object.unlink"
SIGN_IN: Final = "auth.sign_in"
SIGN_IN_FAILED: Final = "auth.sign_in_failed"
SIGN_OUT: Final = "auth.sign_out"
READ: Final = "audit.read"
EXPORT: Final = "audit.export"
ARCHIVED: Final = "audit.archive"

_names: dict[str, _StrPromise] = {
    CREATE: _("新建"),
    CHANGE: _("修改"),
    DELETE: _("删除"),
    LINK: _("添加关联"),
    UNLINK: _("解除关联"),
    SIGN_IN: _("登录"),
    SIGN_IN_FAILED: _("登录失败"),
    SIGN_OUT: _("退出登录"),
    "access.write": _("越权提交"),
    READ: _("查看审计记录"),
    EXPORT: _("导出审计记录"),
    ARCHIVED: _("归档审计记录"),
    "rights.grant": _("授予权限"),
}


def register_codes(names: Mapping[str, _StrPromise]) -> None:
    """Name further acts."""
    _names.update(names)


def code_names() -> dict[str, str]:
    """Code and name of every act that is known, in the active language."""
    return {key: str(label) for key, label in wagtail_log.get_choices()} | {k: str(v) for k, v in _names.items()}
