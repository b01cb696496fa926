from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList, Panel, TabbedInterface

from .admin.panels import ThemeSamplePanel

appearance_panels: list[Panel] = [
    FieldPanel("short_name"),
    FieldPanel("theme"),
    MultiFieldPanel(
        [FieldPanel("brand"), FieldPanel("brand_strong"), FieldPanel("brand_tint"), FieldPanel("accent")],
        heading=_("自定义颜色（四项都填或都不填）"),
    ),
    ThemeSamplePanel(heading=_("示例和对比度")),
    FieldPanel("mark"),
]

footer_panels: list[Panel] = [
    MultiFieldPanel(
        [
            FieldPanel(name)
            for name in ("organiser", "undertaker", "address", "postcode", "phone", "hours", "report_error_url")
        ],
        heading=_("主办单位和联系方式"),
    ),
    MultiFieldPanel(
        [FieldPanel(name) for name in ("site_id_code", "icp", "police", "sample_numbers")], heading=_("备案信息")
    ),
]


def tabbed(look: list[Panel], foot: list[Panel]) -> TabbedInterface:
    """Two tabs, look and footer, of the settings form of a site."""
    return TabbedInterface([ObjectList(look, heading=_("外观")), ObjectList(foot, heading=_("页脚"))])
