"""What other apps may do to departments and their people; anything else of this app is private."""

from __future__ import annotations

from .actions import (
    ensure_role_groups,
    grant_files,
    grant_role,
    grant_site_settings,
    grant_tree,
    rename_role_groups,
    revoke_role,
    withdraw_tree,
)
from .separation import check_apart

__all__ = [
    "check_apart",
    "ensure_role_groups",
    "grant_files",
    "grant_role",
    "grant_site_settings",
    "grant_tree",
    "rename_role_groups",
    "revoke_role",
    "withdraw_tree",
]
