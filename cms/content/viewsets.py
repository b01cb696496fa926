"""“全站内容”: screens of what sites share, each checking the row it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.admin.widgets.button import Button
from wagtail.permissions import register_permission_policy

from cms.departments.sharing.forms import SharedForm
from cms.departments.sharing.policies import OwnerPolicy, PlatformPolicy, SharedPolicy
from cms.departments.sharing.viewsets import (
    AudienceColumn,
    OwnedViewSet,
    OwnerColumn,
    ScopedViewSet,
    SharedIndexView,
    SharedViewSet,
)
from cms.publishing.wordlists.screens import WordListViewSet

from .actions import is_up
from .admin.notice_views import switch_notice
from .forms import FriendLinkForm, NoticeForm, PageTemplateForm, TopicTermForm
from .models import ContactPoint, EmergencyBanner, FriendLink, MourningPeriod, PageTemplate, Region, TopicTerm
from .policies import OwnedContentPolicy, own_sites

if TYPE_CHECKING:
    from .models.shared import SitewideNotice


class NoticeIndexView(SharedIndexView):
    """Banners or mourning periods, each with one button that puts it up or takes it down."""

    def get_list_buttons(self, instance: SitewideNotice) -> list[Any]:
        address = reverse(f"{instance._meta.model_name}:switch", args=[instance.pk])
        word = _("立即撤下") if is_up(instance) else _("立即启用")
        return [Button(word, address, icon_name="view", priority=1), *super().get_list_buttons(instance)]


class StateColumn(Column):
    """Whether readers see the notice now."""

    def get_value(self, instance: SitewideNotice) -> Any:
        return _("显示中") if is_up(instance) else _("未显示")


class NoticeViewSet(OwnedViewSet):
    """Base of notices on all or some sites."""

    index_view_class = NoticeIndexView

    def get_urlpatterns(self) -> list[URLPattern]:
        switch = path("switch/<int:pk>/", switch_notice, {"model": self.model}, name="switch")
        return [*super().get_urlpatterns(), switch]


class EmergencyBannerViewSet(NoticeViewSet):
    model = EmergencyBanner
    icon = "warning"
    edit_handler = ObjectList(EmergencyBanner.panels, base_form_class=NoticeForm)
    list_display = [
        "title",
        StateColumn("state", label=_("状态")),
        "tone",
        "starts_at",
        "ends_at",
        "all_sites",
        OwnerColumn(),
    ]


class MourningPeriodViewSet(NoticeViewSet):
    model = MourningPeriod
    icon = "calendar"
    edit_handler = ObjectList(MourningPeriod.panels, base_form_class=NoticeForm)
    list_display = ["reason", StateColumn("state", label=_("状态")), "starts_at", "ends_at", "all_sites", OwnerColumn()]


class TopicTermViewSet(SharedViewSet):
    model = TopicTerm
    icon = "tag"
    edit_handler = ObjectList(TopicTerm.panels, base_form_class=TopicTermForm)
    list_display = ["name_zh", "name_en", "parent", OwnerColumn(), AudienceColumn()]
    search_fields = ["name_zh", "name_en"]


class RegionViewSet(ScopedViewSet):
    model = Region
    icon = "globe"
    panels = [FieldPanel(name) for name in ("code", "name_zh", "name_en", "kind", "parent", "url")]
    list_display = ["code", "name_zh", "name_en", "url"]
    search_fields = ["code", "name_zh", "name_en"]
    list_per_page = 50


class ContactPointViewSet(SharedViewSet):
    model = ContactPoint
    icon = "user"
    edit_handler = ObjectList(ContactPoint.panels, base_form_class=SharedForm)
    list_display = ["name", "phone", "hours", OwnerColumn(), AudienceColumn()]
    search_fields = ["name", "phone"]


class FriendLinkViewSet(ScopedViewSet):
    model = FriendLink
    icon = "link"
    edit_handler = ObjectList(FriendLink.panels, base_form_class=FriendLinkForm)
    list_display = ["title", "group", "site", "order"]
    search_fields = ["title", "url"]


class PageTemplateViewSet(SharedViewSet):
    model = PageTemplate
    icon = "doc-empty"
    edit_handler = ObjectList(PageTemplate.panels, base_form_class=PageTemplateForm)
    list_display = ["name", "note", OwnerColumn(), AudienceColumn()]
    search_fields = ["name", "note"]
    inspect_view_fields_exclude = ("id", "body", "elements")


class SharedContentGroup(ViewSetGroup):
    """The menu entry."""

    menu_label = _("全站内容")
    menu_icon = "site"
    menu_name = "shared-content"
    menu_order = 300
    items = (
        EmergencyBannerViewSet, MourningPeriodViewSet, TopicTermViewSet, ContactPointViewSet, PageTemplateViewSet,
        WordListViewSet, FriendLinkViewSet, RegionViewSet,
    )  # fmt: skip


def register_policies() -> None:
    """Say who keeps and who uses which rows; before anything looks it up."""
    register_permission_policy(Region, PlatformPolicy(Region))
    for model in (EmergencyBanner, MourningPeriod):
        register_permission_policy(model, OwnerPolicy(model))
    for shared in (TopicTerm, ContactPoint, PageTemplate):
        register_permission_policy(shared, SharedPolicy(shared))
    register_permission_policy(FriendLink, OwnedContentPolicy(FriendLink, lambda user: Q(site__in=own_sites(user))))
