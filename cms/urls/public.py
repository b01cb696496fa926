"""Addresses of every public host. No admin address stands here."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [
    path("", include("sites.urls")),
    path("", include("search.urls")),
    path("", include("cms.media.urls")),
    path("", include("cms.content.urls")),
]

handler400 = "sites.errors.bad_request"
handler403 = "sites.errors.permission_denied"
handler404 = "sites.errors.page_not_found"
handler500 = "sites.errors.server_error"
