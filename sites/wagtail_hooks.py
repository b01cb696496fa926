from __future__ import annotations

from typing import TYPE_CHECKING

from wagtail import hooks

from . import audit

if TYPE_CHECKING:
    from wagtail.log_actions import LogActionRegistry


@hooks.register("register_log_actions")
def site_acts(actions: LogActionRegistry) -> None:
    """Acts upon sites in the audit log."""
    audit.register(actions)
