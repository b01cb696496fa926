"""Addresses of files and cuts on the public hosts."""

from __future__ import annotations

from django.urls import path

from .views import serve_cut, serve_document

urlpatterns = [
    path("documents/<int:document_id>/<str:document_filename>", serve_document, name="wagtaildocs_serve"),
    path("media/images/<str:filename>", serve_cut, name="media_cut"),
]
