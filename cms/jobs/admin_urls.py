from __future__ import annotations

from django.urls import path

from .views import JobListView, JobView

app_name = "jobs"

urlpatterns = [
    path("", JobListView.as_view(), name="index"),
    path("results/", JobListView.as_view(results_only=True), name="index_results"),
    path("<int:pk>/", JobView.as_view(), name="detail"),
]
