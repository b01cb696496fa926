"""Addresses of the admin host: our own screens stand above Wagtail's where they replace one."""

from __future__ import annotations

from django.urls import include, path
from django.views.generic import RedirectView
from wagtail.admin import urls as wagtailadmin_urls

from cms.accounts.urls import admin_urlpatterns as sign_in
from cms.content.urls import admin_urlpatterns as page_names

urlpatterns = [
    path("", RedirectView.as_view(pattern_name="wagtailadmin_home")),
    path("", include("sites.admin_urls")),
    path("admin/", include(sign_in)),
    path("admin/", include("cms.content.admin.urls")),
    path("admin/", include(wagtailadmin_urls)),
    path("", include("cms.media.admin_urls")),
    *page_names,
]

handler400 = "sites.errors.bad_request"
handler403 = "sites.errors.permission_denied"
handler404 = "sites.errors.page_not_found"
handler500 = "sites.errors.server_error"
