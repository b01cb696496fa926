"""Screens of rows that are owned and shared: each asks for the row that it is called with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import CreateView, DeleteView, EditView, IndexView, InspectView
from wagtail.admin.views.generic.history import HistoryView
from wagtail.admin.views.generic.usage import UsageView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permissions import policy_registry

from .models import Audience, Shared
from .uses import foreign_uses, uses_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from django.db.models import Model, QuerySet
    from django.http import HttpRequest, HttpResponse
    from django.http.response import HttpResponseBase
    from django.views.generic import View

    from .models import Owned
    from .uses import SiteUse

#: What a person must be allowed of a row, by the kind of screen. A history names people, and usage names pages: they are
#: the keeper's.
NEEDED: tuple[tuple[type, str], ...] = (
    (InspectView, "view"), (EditView, "change"), (DeleteView, "delete"), (HistoryView, "delete"), (UsageView, "delete"),
)  # fmt: skip


def needed_for(view: Any) -> str:
    """The act that a screen of one row is."""
    return next((action for kind, action in NEEDED if isinstance(view, kind)), "delete")


class InstanceScopeMixin:
    """For every view of a viewset: rows of others are neither listed nor opened."""

    model: type[Model]
    request: HttpRequest

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        key = kwargs.get("pk", args[0] if args else None)
        if key is not None:
            row = get_object_or_404(self.model, pk=unquote(str(key)))
            policy = policy_registry.get_by_type(self.model)
            if not policy.user_has_permission_for_instance(request.user, needed_for(self), row):
                raise PermissionDenied
        super().setup(request, *args, **kwargs)  # type: ignore[misc]

    def get_base_queryset(self) -> QuerySet[Any]:
        rows = super().get_base_queryset()  # type: ignore[misc]
        if rows.model is not self.model:
            return rows
        policy = policy_registry.get_by_type(self.model)
        own = policy.instances_user_has_any_permission_for(self.request.user, {"view", "change"})
        rows = rows.filter(pk__in=own.values("pk"))
        if issubclass(self.model, Shared):
            rows = rows.select_related("department").prefetch_related("audience_departments")
        return rows


def _allows(view: Any, action: str, row: Model) -> bool:
    return bool(policy_registry.get_by_type(type(row)).user_has_permission_for_instance(view.request.user, action, row))


class SharedIndexView(IndexView):
    """A list whose rows offer what the person may do with each."""

    any_permission_required = ("add", "change", "delete", "view")

    def get_edit_url(self, instance: Model) -> str | None:
        return super().get_edit_url(instance) if _allows(self, "change", instance) else None

    def get_delete_url(self, instance: Model) -> str | None:
        return super().get_delete_url(instance) if _allows(self, "delete", instance) else None


class SharedInspectView(InspectView):
    """A row to be read, with the acts that the person may do."""

    def get_edit_url(self) -> str | None:
        return super().get_edit_url() if _allows(self, "change", self.object) else None

    def get_delete_url(self) -> str | None:
        return super().get_delete_url() if _allows(self, "delete", self.object) else None


class SharedEditView(EditView):
    """The form; history stands there for the keeper alone."""

    def get_history_url(self) -> str | None:
        return super().get_history_url() if _allows(self, "delete", self.object) else None

    def get_usage_url(self) -> None:
        return None


class SharedDeleteView(DeleteView):
    """Asks once more where sites of others use the row."""

    object: Owned
    request: HttpRequest

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if words := self.refusal():
            messages.error(request, words)
            return self.render_to_response(self.get_context_data())
        return super().post(request, *args, **kwargs)

    def refusal(self) -> str:
        """Why the row stays, as a sentence; empty where it may go."""
        if self.usage and self.usage.is_protected:
            return _("其他内容依赖它，不能删除。")
        if foreign_uses(self.uses()) and not self.request.POST.get("confirmed_use"):
            return _("其他网站正在使用这项内容，请勾选“我已了解”后再删除。")
        return ""

    def uses(self) -> list[SiteUse]:
        """Sites that the deletion reaches."""
        return uses_of(self.object, self.request.user)  # type: ignore[arg-type]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        uses = self.uses()
        return super().get_context_data(**kwargs) | {"uses": uses, "asks": bool(foreign_uses(uses))}


class OwnerColumn(Column):
    """Whose the row is."""

    def __init__(self) -> None:
        super().__init__("owner", label=gettext_lazy("归属"))

    def get_value(self, instance: Owned) -> Any:
        return instance.department.short_zh if instance.department else _("平台")


class AudienceColumn(Column):
    """Who else may use it, and how."""

    def __init__(self) -> None:
        super().__init__("audience_words", label=gettext_lazy("共享"))

    def get_value(self, instance: Shared) -> Any:
        return audience_words(instance)


def audience_words(row: Shared) -> str:
    """共享给所有部门，可修改, and the like."""
    if row.audience == Audience.SOME:
        words = "、".join(department.short_zh for department in row.audience_departments.all())
    else:
        words = str(Audience(row.audience).label)
    return _("%(audience)s（可修改）") % {"audience": words} if row.audience_may_edit else words


class ScopedViewSet(ModelViewSet):
    """Base of screens: scoped by row, without copies."""

    copy_view_enabled = False
    inspect_view_enabled = False
    add_to_admin_menu = False

    def construct_view(self, view_class: type[View], **kwargs: Any) -> Callable[..., HttpResponseBase]:
        scoped = type(f"Scoped{view_class.__name__}", (InstanceScopeMixin, view_class), {})
        return super().construct_view(scoped, **kwargs)


class OwnedViewSet(ScopedViewSet):
    """Rows with an owner: acts by row, confirmation where others use it."""

    index_view_class = SharedIndexView
    add_view_class = CreateView
    edit_view_class = SharedEditView
    delete_view_class = SharedDeleteView
    inspect_view_class = SharedInspectView
    delete_template_name = "departments/confirm_delete.html"


class SharedViewSet(OwnedViewSet):
    """Rows with an audience: who may not change them reads them."""

    inspect_view_enabled = True
    inspect_view_fields_exclude: Sequence[str] = ("id",)


def screen_of(row: Model, name: str = "edit") -> str:
    """Address of a screen of a row."""
    return reverse(f"{row._meta.model_name}:{name}", args=[row.pk])
