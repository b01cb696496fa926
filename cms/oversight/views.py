"""审计: the list of events, one event, and their export. Reading is recorded like any other act."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist, PermissionDenied
from django.http import Http404, StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView, View
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.widgets.button import Button

from cms.core.audit import codes
from cms.core.audit.models import Event, Seal
from cms.core.audit.selectors import code_names
from cms.core.audit.service import record

from .exports import FORMATS
from .filters import EventFilterSet
from .policies import may_read, readable_events, reads_everything, visible_events

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest
    from django.http.response import HttpResponseBase


class ReaderMixin:
    """For readers of the trail alone."""

    request: HttpRequest

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not may_read(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]


def note_reading(request: HttpRequest, action: str = codes.READ, **facts: Any) -> None:
    """Record who looked, and by which filters."""
    asked = {name: values for name, values in request.GET.lists() if any(values)}
    record(action, kind=Event._meta.label_lower, data=facts | ({"filters": asked} if asked else {}))


def kind_name(kind: str) -> str:
    """A kind of object in words; its code where no such model is installed."""
    try:
        return str(apps.get_model(kind)._meta.verbose_name)
    except (LookupError, ValueError):
        return kind


def field_name(kind: str, name: str) -> str:
    """A field in words with its code; the code alone where no such model or field is installed."""
    try:
        field = apps.get_model(kind)._meta.get_field(name)
    except (LookupError, ValueError, FieldDoesNotExist):
        return name
    return f"{getattr(field, 'verbose_name', name)} ({name})"


class EventListView(ReaderMixin, generic.IndexView):
    """Events, newest first."""

    model = Event
    #: Who reads what, say `ReaderMixin` and the queryset.
    any_permission_required = None
    page_title = gettext_lazy("审计")
    header_icon = "history"
    index_url_name = "oversight:index"
    index_results_url_name = "oversight:index_results"
    filterset_class = EventFilterSet
    default_ordering = ("-at", "-id")
    paginate_by = 50
    is_searchable = False

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        note_reading(request)
        return super().get(request, *args, **kwargs)

    def get_base_queryset(self) -> QuerySet[Event]:
        return visible_events(self.request.user).defer("before", "after", "data")

    @property
    def columns(self) -> list[Column]:
        names = code_names()
        return [
            TitleColumn(
                "at", label=_("时间"), url_name="oversight:event", classname="event-time",
                accessor=lambda event: f"{timezone.localtime(event.at):%Y-%m-%d %H:%M:%S}",
            ),
            Column("actor", label=_("用户")),
            Column("department", label=_("部门")),
            Column("action", label=_("操作类型"), accessor=lambda event: names.get(event.action, event.action)),
            Column("kind", label=_("对象类别"), accessor=lambda event: kind_name(event.kind)),
            Column("title", label=_("对象")),
            Column("result", label=_("结果"), accessor="get_result_display"),
            Column("address", label=_("网络地址")),
        ]  # fmt: skip

    @property
    def header_more_buttons(self) -> list[Button]:
        query = self.request.GET.urlencode()
        rows = (("csv", _("导出 CSV")), ("jsonl", _("导出 JSON Lines")))
        return [
            Button(label, f"{reverse('oversight:export', args=[ending])}?{query}", icon_name="download", priority=90)
            for ending, label in rows
        ]


class EventView(ReaderMixin, TemplateView):
    """One event with fields before and after."""

    template_name = "oversight/event.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        event = get_object_or_404(readable_events(self.request.user), pk=self.kwargs["pk"])
        note_reading(self.request, event=event.pk)
        return super().get_context_data(**kwargs) | {
            "event": event,
            "page_title": _("审计"),
            "page_subtitle": code_names().get(event.action, event.action),
            "header_icon": "history",
            "kind": kind_name(event.kind),
            "fields": [
                (field_name(event.kind, name), event.before.get(name), event.after.get(name))
                for name in fields_of(event)
            ],
            "seal": Seal.objects.filter(event_id=event.pk).first() if reads_everything(self.request.user) else None,
        }


def fields_of(event: Event) -> list[str]:
    """Names of fields before or after."""
    return sorted({*event.before, *event.after})


class ExportView(ReaderMixin, View):
    """The filtered list as a file, streamed."""

    def get(self, request: HttpRequest, ending: str) -> HttpResponseBase:
        """Raises Http404 for filters that mean nothing."""
        rows = EventFilterSet(request.GET, queryset=visible_events(request.user), request=request)
        if not rows.is_valid():
            raise Http404
        lines, media_type = FORMATS[ending]
        note_reading(request, codes.EXPORT, format=ending)
        name = f"audit-{timezone.localtime():%Y%m%d-%H%M%S}.{ending}"
        return StreamingHttpResponse(
            lines(rows.qs.iterator(chunk_size=1000)),
            content_type=media_type,
            headers={"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"},
        )
