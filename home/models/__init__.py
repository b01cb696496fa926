"""Home pages of the portal, the English site and departments."""

from __future__ import annotations

from .pages import DepartmentHomePage, EnglishHomePage, HomePage, PortalHomePage

__all__ = ["DepartmentHomePage", "EnglishHomePage", "HomePage", "PortalHomePage"]
