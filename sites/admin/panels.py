"""What the form of “我的网站” consists of."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList, Panel, TabbedInterface
from wagtail.permissions import policy_registry

from cms.content.models import ContactPoint, FriendLink
from sites.models import SiteProfile

from .samples import CUSTOM, render_sample
from .settings_form import SiteSettingsForm

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.db.models import Model


class ThemeSamplePanel(Panel):
    """Shows the theme of the form as it stands, renewed while it is being changed."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "sites/admin/theme_sample_panel.html"

        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            context = super().get_context_data(parent_context)
            values = {name: self.form[name].value() for name in ("theme", *CUSTOM) if name in self.form.fields}
            return context | {"sample": render_sample(values)}


class RowsPanel(Panel):
    """Rows that a site shows and that have screens of their own: a list that leads there.

    `of_site(profile)` is the condition for the rows that the site shows; those that the person does not keep are counted.
    """

    def __init__(self, model: type[Model], of_site: Callable[[SiteProfile], Q], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.rows_of, self.of_site = model, of_site

    def clone_kwargs(self) -> dict[str, Any]:
        return super().clone_kwargs() | {"model": self.rows_of, "of_site": self.of_site}

    class BoundPanel(Panel.BoundPanel):
        template_name = "sites/admin/rows_panel.html"

        def is_shown(self) -> bool:
            policy = policy_registry.get_by_type(self.panel.rows_of)
            return bool(policy.user_has_permission(self.request.user, "change"))

        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            model = self.panel.rows_of
            policy = policy_registry.get_by_type(model)
            own = policy.instances_user_has_any_permission_for(self.request.user, {"change"})
            kept = set(own.values_list("pk", flat=True))
            rows = model._default_manager.filter(self.panel.of_site(self.instance))
            return super().get_context_data(parent_context) | {
                "rows": [row for row in rows if row.pk in kept],
                "others": sum(row.pk not in kept for row in rows),
                "screens": model._meta.model_name,
                "kind": model._meta.verbose_name,
            }


def _fields(*names: str) -> list[Panel]:
    return [FieldPanel(name) for name in names]


def _links(profile: SiteProfile) -> Q:
    return Q(site=profile.site_id) | Q(site=None)


def _contact_points(profile: SiteProfile) -> Q:
    return Q(department=profile.site.hosted.department_id)


@cache
def settings_panel() -> Panel:
    """The tabs, bound to the settings of a site."""
    look = [
        *_fields("name"),
        FieldPanel("short_name", help_text=_("写入栏目页的关键词，供搜索引擎使用；留空时用部门简称")),
        FieldPanel("mark", help_text=_("显示在网站名称左侧，正方形最好；留空时用平台的标识")),
        *_fields("theme"),
        MultiFieldPanel(_fields(*CUSTOM), heading=_("自定义颜色（四项都填或都不填）")),
        ThemeSamplePanel(heading=_("示例和对比度")),
    ]
    navigation = FieldPanel(
        "navigation", help_text=_("勾选的栏目显示在页头导航中，顺序与此表相同；没有勾选的栏目照常可以打开")
    )
    contacts = [
        *_fields("organiser", "undertaker", "address", "postcode", "phone", "hours"),
        RowsPanel(ContactPoint, _contact_points, heading=_("联系点")),
    ]
    foot = _fields("site_id_code", "icp", "police", "sample_numbers", "report_error_url")
    tabs = [
        ObjectList(look, heading=_("名称和外观")),
        ObjectList([navigation], heading=_("导航")),
        ObjectList(contacts, heading=_("联系方式")),
        ObjectList([RowsPanel(FriendLink, _links, heading=_("页脚上方的链接"))], heading=_("友情链接")),
        ObjectList(foot, heading=_("页脚")),
    ]
    return TabbedInterface(tabs, base_form_class=SiteSettingsForm).bind_to_model(SiteProfile)
