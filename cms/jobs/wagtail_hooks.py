from __future__ import annotations

from typing import Any

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem


@hooks.register("register_admin_urls")
def job_screens() -> list[Any]:
    """Screens of jobs."""
    return [path("jobs/", include("cms.jobs.admin_urls"))]


@hooks.register("register_reports_menu_item")
def job_menu_item() -> MenuItem:
    """“任务” among the reports."""
    return MenuItem(_("任务"), reverse("jobs:index"), name="jobs", icon_name="tasks", order=1000)
