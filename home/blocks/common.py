from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

COLUMN = "content.ColumnPage"


class ColumnBlock(blocks.PageChooserBlock):
    """Chooses one column."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**({"page_type": COLUMN, "label": _("栏目")} | kwargs))


class DoorBlock(blocks.StructBlock):
    """An entry with an icon: to a page of the cluster or to another address."""

    title = blocks.CharBlock(max_length=20, label=_("名称"))
    icon = blocks.CharBlock(max_length=40, default="file-text", label=_("图标"))
    note = blocks.CharBlock(max_length=40, required=False, label=_("说明"))
    page = blocks.PageChooserBlock(required=False, label=_("站内页面"))
    url = blocks.URLBlock(required=False, label=_("其他地址"))


class FigureBlock(blocks.StructBlock):
    """A number with unit, and its last values as a line."""

    label = blocks.CharBlock(max_length=30, label=_("指标"))
    value = blocks.CharBlock(max_length=20, label=_("数值"))
    unit = blocks.CharBlock(max_length=20, required=False, label=_("单位"))
    series = blocks.CharBlock(
        max_length=200, required=False, label=_("历次数值"), help_text=_("用逗号分开，由早到晚，如：81,84,90")
    )
