from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock

RICH_FEATURES = ["bold", "ol", "ul", "link", "document-link", "superscript", "subscript"]


class HeadingBlock(blocks.StructBlock):
    """A heading of level 2 or 3 inside a text."""

    text = blocks.CharBlock(max_length=80, label=_("标题"))
    level = blocks.ChoiceBlock(choices=[("2", _("一级")), ("3", _("二级"))], default="2", label=_("级别"))

    class Meta:
        icon = "title"
        label = _("小标题")
        template = "content/blocks/heading.html"
        preview_value = {"text": "一、总体要求", "level": "2"}
        description = _("正文中的小标题，按层级使用")


class ParagraphBlock(blocks.RichTextBlock):
    """Running text."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**({"features": RICH_FEATURES} | kwargs))

    class Meta:
        icon = "pilcrow"
        label = _("文字")
        template = "content/blocks/paragraph.html"
        preview_value = "<p>各市州、县市区人民政府，省政府各厅委、各直属机构：</p>"
        description = _("正文段落，不必自己空两格")


class QuoteBlock(blocks.StructBlock):
    """Words of somebody else, with who said them."""

    text = blocks.TextBlock(max_length=400, label=_("引文"))
    attribution = blocks.CharBlock(max_length=80, required=False, label=_("出处"))

    class Meta:
        icon = "openquote"
        label = _("引文")
        template = "content/blocks/quote.html"
        preview_value = {"text": "把方便留给群众。", "attribution": "省政府办公厅"}
        description = _("引用原话并注明出处")


class CallOutBlock(blocks.StructBlock):
    """A notice inside a text."""

    tone = blocks.ChoiceBlock(choices=[("info", _("提示")), ("warn", _("注意"))], default="info", label=_("语气"))
    text = blocks.RichTextBlock(features=["bold", "link"], label=_("内容"))

    class Meta:
        icon = "info-circle"
        label = _("提示框")
        template = "content/blocks/call_out.html"
        preview_value = {"tone": "info", "text": "<p>办理时请带身份证原件。</p>"}
        description = _("突出显示一句提醒")


class AccordionBlock(blocks.StructBlock):
    """Questions whose answers open on demand."""

    items = blocks.ListBlock(
        blocks.StructBlock(
            [
                ("question", blocks.CharBlock(max_length=120, label=_("问"))),
                ("answer", blocks.RichTextBlock(features=RICH_FEATURES, label=_("答"))),
            ]
        ),
        label=_("问答"),
    )

    class Meta:
        icon = "help"
        label = _("常见问题")
        template = "content/blocks/accordion.html"
        description = _("一问一答，点开显示")


class KeyFiguresBlock(blocks.StructBlock):
    """Figures with unit and date; a number without a date is refused."""

    items = blocks.ListBlock(
        blocks.StructBlock(
            [
                ("value", blocks.CharBlock(max_length=20, label=_("数值"))),
                ("unit", blocks.CharBlock(max_length=20, required=False, label=_("单位"))),
                ("label", blocks.CharBlock(max_length=40, label=_("指标"))),
            ]
        ),
        label=_("数字"),
    )
    as_of = blocks.CharBlock(max_length=40, label=_("截至"), help_text=_("如：2026年10月"))

    class Meta:
        icon = "order"
        label = _("关键数字")
        template = "content/blocks/key_figures.html"
        description = _("一组数字，必须注明截至时间")


class TimelineBlock(blocks.StructBlock):
    """Steps in time."""

    items = blocks.ListBlock(
        blocks.StructBlock(
            [
                ("when", blocks.CharBlock(max_length=40, label=_("时间"))),
                ("what", blocks.CharBlock(max_length=200, label=_("事项"))),
            ]
        ),
        label=_("节点"),
    )

    class Meta:
        icon = "history"
        label = _("时间线")
        template = "content/blocks/timeline.html"
        description = _("按时间排列的节点")


class LinkListBlock(blocks.StructBlock):
    """Links with their words."""

    items = blocks.ListBlock(
        blocks.StructBlock(
            [
                ("title", blocks.CharBlock(max_length=120, label=_("文字"))),
                ("page", blocks.PageChooserBlock(required=False, label=_("站内页面"))),
                ("url", blocks.URLBlock(required=False, label=_("其他地址"))),
            ]
        ),
        label=_("链接"),
    )

    class Meta:
        icon = "link"
        label = _("链接列表")
        template = "content/blocks/link_list.html"
        description = _("一组相关链接")


class TableBlock(blocks.StructBlock):
    """A data table with caption and head row, optionally a head column."""

    caption = blocks.CharBlock(max_length=120, required=False, label=_("表题"))
    source = blocks.CharBlock(max_length=120, required=False, label=_("数据来源"))
    row_headers = blocks.BooleanBlock(required=False, default=True, label=_("首列为表头"))
    # The caption above is the one that is shown and translated; the style sheet of the admin hides Wagtail's second field.
    table = TypedTableBlock(
        [("text", blocks.CharBlock(required=False, label=_("文字")))], label=_("表格"), form_classname="has-own-caption"
    )

    class Meta:
        icon = "table"
        label = _("表格")
        template = "content/blocks/table.html"
        description = _("数据表格，第一行为表头")
