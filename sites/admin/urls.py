from __future__ import annotations

from django.urls import path

from . import organisation, views

app_name = "hosted_sites"
urlpatterns = [
    path("", views.index, name="index"),
    path("open/", views.open_site, name="open"),
    path("theme-sample/", views.theme_sample, name="theme_sample"),
    path("departments/<int:pk>/<slug:name>/", organisation.act, name="department_act"),
    path("<int:pk>/<slug:name>/", views.act, name="act"),
]
