from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .common import ColumnBlock, DoorBlock, FigureBlock


class HeadlineBlock(blocks.StructBlock):
    """头条: one text in large type with two short links below."""

    page = blocks.PageChooserBlock(page_type="content.ArticlePage", label=_("头条稿件"))
    title = blocks.CharBlock(
        max_length=24, required=False, label=_("头条标题"), help_text=_("最多 24 字，留空用原标题")
    )
    links = blocks.ListBlock(
        blocks.PageChooserBlock(page_type="content.ArticlePage"), max_num=2, required=False, label=_("下方短链接")
    )

    class Meta:
        icon = "title"
        label = _("头条")
        template = "home/blocks/headline.html"
        description = _("首屏大字标题，一次一条")


class FrontBlock(blocks.StructBlock):
    """要闻: lead pictures, lists of up to four columns, and the tasks panel."""

    pictures = ColumnBlock(label=_("图片栏目"))
    tabs = blocks.ListBlock(ColumnBlock(), min_num=1, max_num=4, label=_("新闻栏目"))
    doors = blocks.ListBlock(DoorBlock(), max_num=4, label=_("我要办"))
    hot = blocks.ListBlock(DoorBlock(), max_num=6, label=_("热门办事"))

    class Meta:
        icon = "image"
        label = _("要闻和我要办")
        template = "home/blocks/front.html"
        description = _("左图、中列表、右入口")


class ServicesBlock(blocks.StructBlock):
    """办事: a question, a search box and twelve doors."""

    heading = blocks.CharBlock(max_length=30, default=_("您想办什么事？"), label=_("标题"))
    links = blocks.ListBlock(ColumnBlock(), max_num=6, label=_("分类"))
    doors = blocks.ListBlock(DoorBlock(), max_num=12, label=_("图标入口"))

    class Meta:
        icon = "cog"
        label = _("办事服务")
        template = "home/blocks/services.html"
        description = _("办事搜索和图标入口")


class PolicyBlock(blocks.StructBlock):
    """公开: newest documents and interpretations beside the doors of disclosure."""

    documents = ColumnBlock(label=_("政策文件栏目"))
    interpretations = ColumnBlock(label=_("政策解读栏目"))
    doors = blocks.ListBlock(DoorBlock(), max_num=9, label=_("政府信息公开入口"))

    class Meta:
        icon = "doc-full"
        label = _("政策和公开")
        template = "home/blocks/policy.html"
        description = _("政策文件、解读和公开入口")


class InteractionBlock(blocks.StructBlock):
    """互动: letters, consultations, interviews side by side."""

    columns = blocks.ListBlock(ColumnBlock(), min_num=1, max_num=3, label=_("互动栏目"))

    class Meta:
        icon = "comment"
        label = _("互动交流")
        template = "home/blocks/interaction.html"
        description = _("信箱、征集、访谈")


class FiguresBlock(blocks.StructBlock):
    """数据: a finding, four figures with their lines, and the tile map of the 14 prefectures."""

    heading = blocks.CharBlock(max_length=40, label=_("结论式标题"))
    figures = blocks.ListBlock(FigureBlock(), min_num=1, max_num=4, label=_("数字"))
    source = blocks.CharBlock(max_length=60, label=_("来源"))
    as_of = blocks.CharBlock(max_length=40, label=_("截至"))
    map_title = blocks.CharBlock(max_length=60, required=False, label=_("分市州指标"))
    map_values = blocks.TextBlock(
        required=False, label=_("分市州数值"), help_text=_("每行一个：行政区划代码前四位 空格 数值，如：4301 21.7")
    )
    column = ColumnBlock(required=False, label=_("更多数据栏目"))

    class Meta:
        icon = "order"
        label = _("数据")
        template = "home/blocks/figures.html"
        description = _("数字、走势和分市州")


class FeaturesBlock(blocks.StructBlock):
    """特色: up to five picture columns, the newest picture of each."""

    heading = blocks.CharBlock(max_length=20, default=_("魅力湖南"), label=_("标题"))
    columns = blocks.ListBlock(ColumnBlock(), min_num=1, max_num=5, label=_("特色栏目"))

    class Meta:
        icon = "pick"
        label = _("特色栏目")
        template = "home/blocks/features.html"
        description = _("五个特色栏目各出一图")


class TopicsBlock(blocks.StructBlock):
    """专题: newest topics."""

    heading = blocks.CharBlock(max_length=20, default=_("专题专栏"), label=_("标题"))
    column = ColumnBlock()

    class Meta:
        icon = "folder-open-inverse"
        label = _("专题")
        template = "home/blocks/topics.html"
        description = _("最新专题，最多六个")


class LinksBlock(blocks.StructBlock):
    """链接: the directory of sites in folded groups."""

    departments = blocks.BooleanBlock(required=False, default=True, label=_("列出省直部门网站"))

    class Meta:
        icon = "link"
        label = _("友情链接")
        template = "home/blocks/links.html"
        description = _("各级网站，按组折叠")
