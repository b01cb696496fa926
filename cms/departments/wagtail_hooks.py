from __future__ import annotations

from wagtail import hooks

from .admin_urls import urlpatterns


@hooks.register("register_admin_urls")
def switch() -> list:
    """The act of working for another place."""
    return urlpatterns
