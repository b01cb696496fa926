"""Addresses of files and pictures on the admin host, for people who are signed in."""

from __future__ import annotations

from django.urls import path
from wagtail.admin.auth import require_admin_access

from .views import serve_document_to_editor, serve_media_to_editor

urlpatterns = [
    path(
        "documents/<int:document_id>/<str:document_filename>",
        require_admin_access(serve_document_to_editor),
        name="wagtaildocs_serve",
    ),
    path("media/<path:path>", require_admin_access(serve_media_to_editor), name="media_file"),
]
