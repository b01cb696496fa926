"""Addresses of the admin host that belong to sites: style sheets of previews and rules for robots."""

from __future__ import annotations

from .urls import urlpatterns

__all__ = ["urlpatterns"]
