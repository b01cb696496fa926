"""Screens of the admin that stand before Wagtail's own of the same address."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
