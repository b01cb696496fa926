from __future__ import annotations

from django.urls import path, re_path

from . import views

FOLDERS = r"(?P<path>(?:[\w-]+/)*)"

urlpatterns = [
    path("exit/", views.leave, name="exit"),
    path("site-map/", views.site_map, name="site_map"),
    path("feeds/", views.feeds, name="feeds"),
    path("sitemap.xml", views.sitemap_index, name="sitemap"),
    path("sitemap-<int:number>.xml", views.sitemap_part, name="sitemap_part"),
    re_path(rf"^{FOLDERS}(?P<name>rss\.xml|atom\.xml|feed\.json)$", views.feed, name="feed"),
    re_path(rf"^{FOLDERS}qr\.svg$", views.qr_code, name="qr_code"),
    re_path(r"^((?:[\w-]+/)*)$", views.page, name="wagtail_serve"),
    re_path(r"^(?P<path>(?:[\w-]+/)*[\w-]+)$", views.without_slash),
]

#: On the admin host the names alone are needed: Wagtail asks for the address of a page by this one.
admin_urlpatterns = [re_path(r"^((?:[\w-]+/)*)$", views.not_here, name="wagtail_serve")]
