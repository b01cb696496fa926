"""“全站内容”: screens of what sites share, each checking the row it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import Button
from wagtail.permissions import policy_registry, register_permission_policy

from .actions import is_up
from .admin.notice_views import switch_notice
from .forms import ContactPointForm, FriendLinkForm
from .models import ContactPoint, EmergencyBanner, FriendLink, MourningPeriod, Region, TopicTerm
from .policies import OwnedContentPolicy, SharedContentPolicy, own_departments, own_sites

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.db.models import Model, QuerySet
    from django.http import HttpRequest
    from django.http.response import HttpResponseBase
    from django.views.generic import View

    from .models.shared import SitewideNotice

ACTIONS = {"add", "change", "delete", "view"}


class InstanceScopeMixin:
    """For every view of a viewset: rows of others are neither listed nor opened."""

    model: type[Model]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        policy, key = policy_registry.get_by_type(self.model), kwargs.get("pk", args[0] if args else None)
        if key is not None:
            row = get_object_or_404(self.model, pk=unquote(str(key)))
            if not policy.user_has_any_permission_for_instance(request.user, ACTIONS, row):
                raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]

    def get_base_queryset(self) -> QuerySet[Any]:
        rows = super().get_base_queryset()  # type: ignore[misc]
        if rows.model is not self.model:
            return rows
        policy = policy_registry.get_by_type(self.model)
        own = policy.instances_user_has_any_permission_for(self.request.user, ACTIONS)  # type: ignore[attr-defined]
        return rows.filter(pk__in=own.values("pk"))


class SharedViewSet(ModelViewSet):
    """Base of the screens: scoped by row, without copies."""

    copy_view_enabled = False
    inspect_view_enabled = False
    add_to_admin_menu = False

    def construct_view(self, view_class: type[View], **kwargs: Any) -> Callable[..., HttpResponseBase]:
        scoped = type(f"Scoped{view_class.__name__}", (InstanceScopeMixin, view_class), {})
        return super().construct_view(scoped, **kwargs)


class NoticeIndexView(IndexView):
    """Banners or mourning periods, each with one button that puts it up or takes it down."""

    def get_list_buttons(self, instance: SitewideNotice) -> list[Any]:
        address = reverse(f"{instance._meta.model_name}:switch", args=[instance.pk])
        word = _("立即撤下") if is_up(instance) else _("立即启用")
        return [Button(word, address, icon_name="view", priority=1), *super().get_list_buttons(instance)]


class StateColumn(Column):
    """Whether readers see the notice now."""

    def get_value(self, instance: SitewideNotice) -> Any:
        return _("显示中") if is_up(instance) else _("未显示")


class NoticeViewSet(SharedViewSet):
    """Base of notices on all or some sites."""

    index_view_class = NoticeIndexView

    def get_urlpatterns(self) -> list[URLPattern]:
        switch = path("switch/<int:pk>/", switch_notice, {"model": self.model}, name="switch")
        return [*super().get_urlpatterns(), switch]


class EmergencyBannerViewSet(NoticeViewSet):
    model = EmergencyBanner
    icon = "warning"
    panels = EmergencyBanner.panels
    list_display = ["title", StateColumn("state", label=_("状态")), "tone", "starts_at", "ends_at", "all_sites"]


class MourningPeriodViewSet(NoticeViewSet):
    model = MourningPeriod
    icon = "calendar"
    panels = MourningPeriod.panels
    list_display = ["reason", StateColumn("state", label=_("状态")), "starts_at", "ends_at", "all_sites"]


class TopicTermViewSet(SharedViewSet):
    model = TopicTerm
    icon = "tag"
    panels = TopicTerm.panels
    list_display = ["name_zh", "name_en", "parent"]
    search_fields = ["name_zh", "name_en"]


class RegionViewSet(SharedViewSet):
    model = Region
    icon = "globe"
    panels = [FieldPanel(name) for name in ("code", "name_zh", "name_en", "kind", "parent", "url")]
    list_display = ["code", "name_zh", "name_en", "url"]
    search_fields = ["code", "name_zh", "name_en"]
    list_per_page = 50


class ContactPointViewSet(SharedViewSet):
    model = ContactPoint
    icon = "user"
    edit_handler = ObjectList(ContactPoint.panels, base_form_class=ContactPointForm)
    list_display = ["name", "department", "phone", "hours"]
    search_fields = ["name", "phone"]


class FriendLinkViewSet(SharedViewSet):
    model = FriendLink
    icon = "link"
    edit_handler = ObjectList(FriendLink.panels, base_form_class=FriendLinkForm)
    list_display = ["title", "group", "site", "order"]
    search_fields = ["title", "url"]


class SharedContentGroup(ViewSetGroup):
    """The menu entry."""

    menu_label = _("全站内容")
    menu_icon = "site"
    menu_name = "shared-content"
    menu_order = 300
    items = (
        EmergencyBannerViewSet, MourningPeriodViewSet, TopicTermViewSet, ContactPointViewSet, FriendLinkViewSet,
        RegionViewSet,
    )  # fmt: skip


def register_policies() -> None:
    """Say who keeps which rows; before anything looks it up."""
    for model in (EmergencyBanner, MourningPeriod, TopicTerm, Region):
        register_permission_policy(model, SharedContentPolicy(model))
    register_permission_policy(FriendLink, OwnedContentPolicy(FriendLink, lambda user: Q(site__in=own_sites(user))))
    register_permission_policy(
        ContactPoint, OwnedContentPolicy(ContactPoint, lambda user: Q(department__in=own_departments(user)))
    )
