"""Who, for which department, what, on which object, when, with which result."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import django_filters
from django import forms
from django.apps import apps
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.models import Page

from cms.core.audit.enums import Result
from cms.core.audit.models import Event
from cms.core.audit.selectors import code_names
from cms.core.audit.tracking import tracked_models
from cms.core.client_address import plain_address

from .policies import visible_departments

if TYPE_CHECKING:
    from django.db.models import QuerySet


def kinds() -> list[tuple[str, str]]:
    """Kinds of objects that the trail knows."""
    models = {*tracked_models(), *(model for model in apps.get_models() if issubclass(model, Page))}
    return sorted((model._meta.label_lower, str(model._meta.verbose_name)) for model in models)


def actions() -> list[tuple[str, str]]:
    """Acts that the trail knows."""
    return sorted(code_names().items(), key=lambda item: item[1])


class EventFilterSet(WagtailFilterSet):
    """The filters beside the list; the export takes the same."""

    actor = django_filters.CharFilter(label=_("用户"), lookup_expr="icontains", widget=forms.TextInput)
    department_id = django_filters.ChoiceFilter(label=_("部门"))
    action = django_filters.ChoiceFilter(label=_("操作类型"), choices=actions)
    kind = django_filters.ChoiceFilter(label=_("对象类别"), choices=kinds)
    title = django_filters.CharFilter(label=_("对象名称或编号"), method="about", widget=forms.TextInput)
    at = django_filters.DateFromToRangeFilter(label=_("时间"), widget=DateRangePickerWidget)
    result = django_filters.ChoiceFilter(label=_("结果"), choices=Result.choices)
    address = django_filters.CharFilter(label=_("网络地址"), method="from_address", widget=forms.TextInput)

    class Meta:
        model = Event
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = visible_departments(self.request.user).values_list("pk", "short_zh")
        self.filters["department_id"].extra["choices"] = list(rows)

    def about(self, rows: QuerySet[Event], name: str, value: str) -> QuerySet[Event]:
        """Objects by a part of their title or by their whole number."""
        return rows.filter(Q(title__icontains=value) | Q(object_id=value))

    def from_address(self, rows: QuerySet[Event], name: str, value: str) -> QuerySet[Event]:
        """Acts from one address; none for what is no address."""
        address = plain_address(value)
        return rows.filter(address=address) if address else rows.none()
