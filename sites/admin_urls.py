"""Addresses of the admin host that belong to sites: style sheets of previews, rules for robots, the components."""

from __future__ import annotations

from django.urls import path
from wagtail.admin.auth import require_admin_access

from .admin.styleguide import mode_css, styleguide
from .urls import urlpatterns as of_every_host

__all__ = ["urlpatterns"]

urlpatterns = [
    *of_every_host,
    path("styleguide/", require_admin_access(styleguide), name="styleguide"),
    path("styleguide/<slug:mode>.css", require_admin_access(mode_css), name="styleguide_mode"),
]
