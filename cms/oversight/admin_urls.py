from __future__ import annotations

from django.urls import path, re_path

from .views import EventListView, EventView, ExportView

app_name = "oversight"

urlpatterns = [
    path("", EventListView.as_view(), name="index"),
    path("results/", EventListView.as_view(results_only=True), name="index_results"),
    path("<int:pk>/", EventView.as_view(), name="event"),
    re_path(r"^export\.(?P<ending>csv|jsonl)$", ExportView.as_view(), name="export"),
]
