from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from .common import ColumnBlock, DoorBlock, FigureBlock


class ColumnsBlock(blocks.StructBlock):
    """One to three columns side by side."""

    columns = blocks.ListBlock(ColumnBlock(), min_num=1, max_num=3, label=_("栏目"))
    count = blocks.IntegerBlock(min_value=3, max_value=10, default=6, label=_("每栏条数"))

    class Meta:
        icon = "list-ul"
        label = _("栏目列表")
        template = "home/blocks/columns.html"
        description = _("并排一到三个栏目")


class NewsBlock(blocks.StructBlock):
    """News with a photo beside a second column: the head of a department's home page."""

    column = ColumnBlock(label=_("新闻栏目"))
    aside = ColumnBlock(label=_("旁列栏目"))

    class Meta:
        icon = "image"
        label = _("要闻和公告")
        template = "home/blocks/news.html"
        description = _("左侧图文要闻，右侧公告")


class DoorsBlock(blocks.StructBlock):
    """A tinted band of doors."""

    heading = blocks.CharBlock(max_length=30, label=_("标题"))
    column = ColumnBlock(required=False, label=_("全部入口所在栏目"))
    doors = blocks.ListBlock(DoorBlock(), min_num=1, max_num=8, label=_("入口"))

    class Meta:
        icon = "cog"
        label = _("入口")
        template = "home/blocks/doors.html"
        description = _("最多八个图标入口")


class HeroBlock(blocks.StructBlock):
    """One wide photo, one sentence and the search box. No text in the picture."""

    image = ImageChooserBlock(label=_("照片"))
    sentence = blocks.CharBlock(max_length=120, label=_("一句话"))

    class Meta:
        icon = "image"
        label = _("大图")
        template = "home/blocks/hero.html"
        description = _("一张宽幅照片和一句话")


class GlanceBlock(blocks.StructBlock):
    """Newest texts beside figures at a glance."""

    column = ColumnBlock(label=_("新闻栏目"))
    heading = blocks.CharBlock(max_length=40, label=_("数字标题"))
    figures = blocks.ListBlock(FigureBlock(), max_num=6, label=_("数字"))
    source = blocks.CharBlock(max_length=80, required=False, label=_("来源和截至"))

    class Meta:
        icon = "order"
        label = _("新闻和数字")
        template = "home/blocks/glance.html"
        description = _("新闻列表和一组数字")


class RegionsBlock(blocks.StructBlock):
    """The 14 prefectures as tiles."""

    heading = blocks.CharBlock(max_length=40, label=_("标题"))
    column = ColumnBlock(required=False, label=_("市州栏目"))

    class Meta:
        icon = "site"
        label = _("市州")
        template = "home/blocks/regions.html"
        description = _("十四个市州的方格图")
