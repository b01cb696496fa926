from __future__ import annotations

import re
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.forms import CheckboxSelectMultiple
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.search import index

from cms.content.blocks import BodyBlock, ElementBlock
from cms.content.enums import ColumnLayout
from cms.content.panels import BeforePublicationPanel, ChoicePanel, TemplatesPanel
from cms.core.fields import StreamField

from .base import BasePage
from .numbered import next_number

#: Address of an article: date of making and its own number; it does not change with the title.
SLUG = re.compile(r"^\d{8}-\d+$")


def article_slug(number: int) -> str:
    """`YYYYMMDD-<number>` of today in local time."""
    return f"{timezone.localdate():%Y%m%d}-{number}"


class ArticlePage(BasePage):
    """A text of any column: news, notice, document, guide, letter, story of a place, song."""

    subtitle = models.CharField(_("副题"), max_length=120, blank=True)
    short_title = models.CharField(_("短标题"), max_length=60, blank=True, help_text=_("首页用，如去掉发文机关的标题"))
    summary = models.TextField(_("摘要"), max_length=300, blank=True)
    source = models.CharField(_("来源"), max_length=100, help_text=_("发布单位或转载来源，如：省教育厅"))
    source_url = models.URLField(_("原文地址"), blank=True)
    author = models.CharField(_("作者"), max_length=60, blank=True)
    editor = models.CharField(_("责任编辑"), max_length=60, blank=True)
    published_at = models.DateTimeField(
        _("发布时间"), null=True, blank=True, help_text=_("页面上显示的日期；留空则为首次发布的时间")
    )
    lead_image = models.ForeignKey(
        "media.CustomImage", null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("题图")
    )
    media_file = models.ForeignKey(
        "media.CustomDocument", null=True, blank=True, on_delete=models.PROTECT, related_name="+",
        verbose_name=_("音频或视频文件"), help_text=_("音频栏目列表中直接播放"),
    )  # fmt: skip
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("正文"))
    elements = StreamField(ElementBlock(), blank=True, verbose_name=_("要素表"))
    topics = ParentalManyToManyField("content.TopicTerm", blank=True, related_name="+", verbose_name=_("主题"))
    number = models.CharField(_("文号或编码"), max_length=60, blank=True)
    validity = models.CharField(_("有效性"), max_length=20, blank=True)
    is_important = models.BooleanField(_("重要"), default=False)
    pinned_until = models.DateTimeField(_("置顶到"), null=True, blank=True, help_text=_("到期自动恢复按时间排列"))
    external_id = models.CharField(max_length=120, blank=True, default="", editable=False)
    import_batch = models.CharField(max_length=40, blank=True, default="", editable=False)
    is_demo = models.BooleanField(default=False, editable=False)

    operational_fields: ClassVar[tuple[str, ...]] = ("pinned_until",)
    template = "content/article.html"
    parent_page_types: ClassVar[list[str]] = ["content.ColumnPage"]
    subpage_types: ClassVar[list[str]] = []
    show_in_feeds: ClassVar[bool] = True

    content_panels: ClassVar[list[Any]] = [
        TemplatesPanel(heading=_("从模板开始")),
        FieldPanel("title", heading=_("标题")),
        FieldPanel("subtitle"),
        FieldPanel("summary"),
        MultiFieldPanel([FieldPanel("source"), FieldPanel("source_url"), FieldPanel("author"), FieldPanel("editor")]),
        FieldPanel("lead_image"),
        FieldPanel("media_file"),
        FieldPanel("body"),
    ]
    classify_panels: ClassVar[list[Any]] = [
        FieldPanel("keywords"),
        ChoicePanel("topics", widget=CheckboxSelectMultiple, classname="in-columns"),
        FieldPanel("short_title"),
        MultiFieldPanel([FieldPanel("number"), FieldPanel("validity"), FieldPanel("elements")], heading=_("要素")),
    ]
    publish_panels: ClassVar[list[Any]] = [
        MultiFieldPanel(
            [FieldPanel("published_at"), FieldPanel("is_important"), BeforePublicationPanel("pinned_until")]
        ),
        *BasePage.publish_panels,
    ]

    search_fields: ClassVar[list[Any]] = [
        *BasePage.search_fields,
        index.FilterField("published_at"),
    ]

    class Meta:
        verbose_name = _("稿件")
        verbose_name_plural = _("稿件")
        indexes = [
            models.Index(fields=["-published_at"], name="content_article_newest"),
            models.Index(fields=["pinned_until"], condition=Q(pinned_until__isnull=False), name="content_article_pins"),
            models.Index(fields=["external_id"], condition=~Q(external_id=""), name="content_article_external"),
        ]

    @classmethod
    def fits(cls, parent: Any) -> bool:
        """Not below a column that leads elsewhere."""
        return super().fits(parent) and parent.layout != ColumnLayout.REDIRECT

    @property
    def is_pinned(self) -> bool:
        """Whether the text stands at the head of its column now."""
        return self.pinned_until is not None and self.pinned_until > timezone.now()

    def get_admin_display_title(self) -> str:
        """Title on screens of the admin, with the mark that readers see as well."""
        title = super().get_admin_display_title()
        return str(_("%(title)s（置顶）") % {"title": title}) if self.is_pinned else title

    def searchable_text(self) -> str:
        """Everything a reader sees: summary, number, element table and body."""
        blocks = [self.body.stream_block, self.elements.stream_block]
        streams = [self.body, self.elements]
        texts = [
            text for block, value in zip(blocks, streams, strict=True) for text in block.get_searchable_content(value)
        ]
        return " ".join([super().searchable_text(), self.subtitle, self.summary, self.number, self.source, *texts])

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        self._give_address()
        super().full_clean(*args, **kwargs)

    def save(self, *args: Any, **kwargs: Any) -> None:
        self._give_address()
        if self.live and self.published_at is None:
            self.published_at = self.first_published_at or timezone.now()
        super().save(*args, **kwargs)

    def _give_address(self) -> None:
        """Give a new article its address; a copy gets one of its own, a translation keeps its source's."""
        slug: str | None = self.slug  # type: ignore[has-type]
        if not SLUG.match(slug or ""):
            self.slug = article_slug(next_number())
