"""Addresses that every public host has."""

from __future__ import annotations

from django.urls import path

from . import views

urlpatterns = [
    path("prefs.css", views.preferences_css, name="preferences_css"),
    path("prefs/", views.set_preference, name="set_preference"),
    path("theme-<str:colours>.css", views.theme_css, name="theme_css"),
    path("robots.txt", views.robots_txt, name="robots_txt"),
]
