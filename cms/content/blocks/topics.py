from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .media import GalleryBlock, VideoBlock
from .text import AccordionBlock, ParagraphBlock, TimelineBlock

SHAPES = [("list", _("标题列表")), ("picture", _("图片列表")), ("cards", _("卡片"))]


class ColumnItemsBlock(blocks.StructBlock):
    """The newest texts of one column."""

    column = blocks.PageChooserBlock(page_type="content.ColumnPage", label=_("栏目"))
    shape = blocks.ChoiceBlock(choices=SHAPES, default="list", label=_("版式"))
    count = blocks.IntegerBlock(min_value=1, max_value=20, default=6, label=_("条数"))

    class Meta:
        icon = "list-ul"
        label = _("栏目最新内容")


class ChosenItemsBlock(blocks.StructBlock):
    """Texts named one by one."""

    pages = blocks.ListBlock(blocks.PageChooserBlock(page_type="content.ArticlePage"), label=_("稿件"))
    shape = blocks.ChoiceBlock(choices=SHAPES, default="list", label=_("版式"))

    class Meta:
        icon = "doc-full"
        label = _("指定稿件")


class TopicSectionBlock(blocks.StructBlock):
    """One anchored section: a heading and what stands under it."""

    heading = blocks.CharBlock(max_length=30, label=_("分区标题"))
    content = blocks.StreamBlock(
        [
            ("text", ParagraphBlock()),
            ("column", ColumnItemsBlock()),
            ("chosen", ChosenItemsBlock()),
            ("timeline", TimelineBlock()),
            ("accordion", AccordionBlock()),
            ("gallery", GalleryBlock()),
            ("video", VideoBlock()),
        ],
        label=_("内容"),
        min_num=1,
    )


class TopicSectionsBlock(blocks.StreamBlock):
    """All sections of a topic."""

    section = TopicSectionBlock(label=_("分区"), icon="folder-open-inverse")
