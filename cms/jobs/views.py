"""任务: the list of jobs and one job with its results."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views import generic

from . import registry, service
from .models import Job
from .selectors import visible_jobs

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.db.models import QuerySet
    from django.http import HttpRequest, HttpResponse

#: Results on one page.
PAGE = 100


class JobListView(generic.IndexView):
    """Jobs, newest first: one's own, or all with the right to see them."""

    model = Job
    #: Everybody has jobs; whose, says the queryset.
    any_permission_required = None
    page_title = gettext_lazy("任务")
    header_icon = "tasks"
    index_url_name = "jobs:index"
    index_results_url_name = "jobs:index_results"
    default_ordering = "-pk"
    paginate_by = 30
    columns = [
        TitleColumn("title", label=gettext_lazy("名称"), url_name="jobs:detail"),
        Column("state", label=gettext_lazy("状态"), accessor="get_state_display"),
        Column(
            "progress", label=gettext_lazy("进度"), accessor=lambda job: f"{job.percent}%（{job.done}/{job.total}）"
        ),
        Column("failed", label=gettext_lazy("失败数")),
        Column("requested_by", label=gettext_lazy("发起人")),
        DateColumn("created_at", label=gettext_lazy("提交时间")),
    ]

    def get_base_queryset(self) -> QuerySet[Job]:
        return visible_jobs(self.request.user)


class JobView(TemplateView):
    """One job with its progress and results, and what may be done with it."""

    template_name = "jobs/job.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        job = job_of(self.request, self.kwargs["pk"])
        results = Paginator(job.items.order_by("ok", "pk"), PAGE).get_page(self.request.GET.get("p"))
        return super().get_context_data(**kwargs) | {
            "job": job,
            "page_title": _("任务"),
            "page_subtitle": job.title,
            "header_icon": "tasks",
            "kind": registry.names().get(job.kind, job.kind),
            "result_address": result_address(job),
            "results": results,
            "can_cancel": not job.is_final,
            "can_resume": service.can_resume(job),
            "can_undo": service.can_undo(job),
        }

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Cancel, resume or undo; a job that changed its state meanwhile is told in words."""
        job = job_of(request, pk)
        act = ACTS.get(request.POST.get("act", ""))
        if act is not None:
            try:
                job = act(job, request)
            except service.JobStateError as error:
                messages.error(request, str(error))
            else:
                messages.success(request, _("已受理。"))
        return redirect("jobs:detail", job.pk)


ACTS: dict[str, Callable[[Job, HttpRequest], Job]] = {
    "cancel": lambda job, _request: service.cancel(job),
    "resume": lambda job, _request: service.resume(job),
    "undo": lambda job, request: service.undo(job, by=request.user),  # type: ignore[arg-type]
}


def job_of(request: HttpRequest, pk: int) -> Job:
    """A job the person may see; Http404 for any other."""
    return get_object_or_404(visible_jobs(request.user), pk=pk)  # type: ignore[arg-type]


def result_address(job: Job) -> str:
    """Where the person sees what a job made so far; empty where there is no such place."""
    if job.kind not in registry.names() or not job.done:
        return ""
    address = registry.get(job.kind).result_address
    return address(job) if address else ""
