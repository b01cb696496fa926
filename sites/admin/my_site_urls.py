from __future__ import annotations

from django.urls import path

from . import my_site, previewing

app_name = "my_site"
urlpatterns = [
    path("", my_site.index, name="index"),
    path("<int:pk>/", my_site.MySiteView.as_view(), name="edit"),
    path("<int:pk>/preview/", previewing.preview, name="preview"),
    path("<int:pk>/preview/page/", previewing.preview_page, name="preview_home"),
    path("<int:pk>/preview/page/<path:rest>", previewing.preview_page, name="preview_page"),
]
