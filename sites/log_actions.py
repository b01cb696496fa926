"""How acts upon sites read in the history of a site; the audit trail takes every entry of it over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogFormatter

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise
    from wagtail.log_actions import LogActionRegistry
    from wagtail.models import ModelLogEntry

#: Names of the acts by their key in the log.
ACTIONS: dict[str, _StrPromise] = {
    "sites.provision": gettext_lazy("开通部门"),
    "sites.open": gettext_lazy("开通网站"),
    "sites.suspend": gettext_lazy("暂停访问"),
    "sites.archive": gettext_lazy("归档网站"),
    "sites.resume": gettext_lazy("恢复网站"),
    "sites.rename": gettext_lazy("更改主机名"),
    "departments.rename": gettext_lazy("部门更名"),
    "departments.abolish": gettext_lazy("撤销部门"),
    "departments.merge": gettext_lazy("合并部门"),
    "departments.hand_over": gettext_lazy("划转栏目"),
}


class SiteActFormatter(LogFormatter):
    """The act and the reason that was given for it."""

    def format_message(self, entry: ModelLogEntry) -> str:
        """E.g. “暂停访问：系统升级”, with hosts for a change of host."""
        data = entry.data or {}
        text = str(self.label)
        if data.get("old_host"):
            text = _("%(act)s（%(old)s → %(new)s）") % {"act": text, "old": data["old_host"], "new": data["new_host"]}
        return _("%(act)s：%(reason)s") % {"act": text, "reason": data["reason"]} if data.get("reason") else text


def register(actions: LogActionRegistry) -> None:
    """Tell Wagtail the acts."""
    for key, label in ACTIONS.items():
        formatter = type("Formatter", (SiteActFormatter,), {"label": label})
        actions.register_action(key)(formatter)
