"""Contact points to choose: those of the page's department, and those shared with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db.models import Q
from django.urls import URLPattern
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm, SearchFilterMixin
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic.chooser import (
    ChooseResultsView,
    ChooseView,
    ChosenMultipleView,
    ChosenView,
)
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.admin.widgets.chooser import BaseChooser

from cms.departments.models import Department
from cms.departments.sharing.policies import available_to

from .choosers import usable

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest

#: Parameter that names the page's department, and the field of the form that has it.
PARAMETER, FIELD = "department", "#id_department_of_choices"


def choosable_contacts(request: HttpRequest) -> QuerySet[Any]:
    """What the person may use, and where a department is named, what its pages may name."""
    model = apps.get_model("content", "ContactPoint")
    rows, named = usable(model, request.user), request.GET.get(PARAMETER, "")  # type: ignore[arg-type]
    if named == "platform" or named.isdecimal():
        department = Department.objects.filter(pk=named).first() if named.isdecimal() else None
        rows = rows.filter(pk__in=available_to(model, department).values("pk"))
    return rows


class ContactFilter(SearchFilterMixin, BaseFilterForm):
    """Search by name and number."""

    def filter(self, objects: QuerySet[Any]) -> QuerySet[Any]:
        words = self.cleaned_data.get("q", "")
        self.is_searching, self.search_query = bool(words), words
        return objects.filter(Q(name__icontains=words) | Q(phone__icontains=words)) if words else objects


class _Listed:
    filter_form_class = ContactFilter
    request: HttpRequest

    def get_object_list(self) -> QuerySet[Any]:
        return choosable_contacts(self.request).select_related("department")

    @property
    def columns(self) -> list[Any]:
        return [
            *super().columns,  # type: ignore[misc]
            Column("phone", label=_("电话")),
            Column("department", label=_("归属"), accessor=lambda row: row.department or _("平台")),
        ]


class _Choose(_Listed, ChooseView):
    pass


class _ChooseResults(_Listed, ChooseResultsView):
    pass


class _Chosen(ChosenView):
    def get_object(self, pk: Any) -> Any:
        return choosable_contacts(self.request).get(pk=pk if str(pk).isdecimal() else 0)


class _ChosenMultiple(ChosenMultipleView):
    def get_objects(self, pks: list[str]) -> QuerySet[Any]:
        return choosable_contacts(self.request).filter(pk__in=[pk for pk in pks if pk.isdecimal()])


class ContactWidget(BaseChooser):
    """Names the department of the form to the list."""

    linked_fields = {PARAMETER: FIELD}
    show_edit_link = False


class ContactChooserViewSet(ChooserViewSet):
    """The window in which a contact point is chosen."""

    model = "content.ContactPoint"
    icon = "user"
    choose_one_text = _("选择联系点")
    choose_another_text = _("换一个联系点")
    preserve_url_parameters = ["multiple", PARAMETER]
    choose_view_class = _Choose
    choose_results_view_class = _ChooseResults
    chosen_view_class = _Chosen
    chosen_multiple_view_class = _ChosenMultiple
    base_widget_class = ContactWidget
    register_widget = False

    def get_urlpatterns(self) -> list[URLPattern]:
        """Contacts are made on their own screen, not in the window."""
        return [entry for entry in super().get_urlpatterns() if entry.name != "create"]


contact_chooser = ContactChooserViewSet("contact_chooser", url_prefix="contact-chooser")
