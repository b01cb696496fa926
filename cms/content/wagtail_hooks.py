"""What this app adds to Wagtail's admin; each subject registers its own hooks."""

from __future__ import annotations

from .importing import audit

__all__ = ["audit"]
