from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from cms.content.blocks import BodyBlock, TopicSectionsBlock
from cms.content.enums import ColumnKind, ColumnLayout
from cms.core.fields import StreamField

from .base import BasePage
from .numbered import NumberedAddressMixin


class TopicPage(NumberedAddressMixin, BasePage):
    """专题: one subject in anchored sections, archived when it ends."""

    lead = models.CharField(_("导语"), max_length=200, blank=True)
    hero = models.ForeignKey(
        "media.CustomImage", null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("头图")
    )
    published_at = models.DateTimeField(_("发布时间"), null=True, blank=True)
    sections = StreamField(TopicSectionsBlock(), blank=True, verbose_name=_("分区"))
    archived_on = models.DateField(_("归档日期"), null=True, blank=True, help_text=_("到这一天起页面标明已归档"))
    is_demo = models.BooleanField(default=False, editable=False)

    address_word = "topic"
    template = "content/topic.html"
    parent_page_types: ClassVar[list[str]] = ["content.ColumnPage"]
    subpage_types: ClassVar[list[str]] = []

    content_panels: ClassVar[list[Any]] = [
        FieldPanel("title", heading=_("专题名称")),
        FieldPanel("lead"),
        FieldPanel("hero"),
        FieldPanel("sections"),
    ]
    publish_panels: ClassVar[list[Any]] = [FieldPanel("archived_on"), *BasePage.publish_panels]

    class Meta:
        verbose_name = _("专题")
        verbose_name_plural = _("专题")

    @classmethod
    def fits(cls, parent: Any) -> bool:
        """Below columns of topics alone."""
        return super().fits(parent) and parent.kind == ColumnKind.TOPIC


class LeaderPage(NumberedAddressMixin, BasePage):
    """A leader: post, portrait, résumé, duties. The page stands for the post's holder and changes only by review."""

    position = models.CharField(_("职务"), max_length=80)
    portrait = models.ForeignKey(
        "media.CustomImage", null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("照片")
    )
    duties = models.TextField(_("分工"), blank=True)
    resume = StreamField(BodyBlock(), blank=True, verbose_name=_("简历"))
    order = models.PositiveSmallIntegerField(_("排序"), default=0)
    published_at = models.DateTimeField(_("发布时间"), null=True, blank=True)
    is_demo = models.BooleanField(default=False, editable=False)

    address_word = "leader"
    template = "content/leader.html"
    parent_page_types: ClassVar[list[str]] = ["content.ColumnPage"]
    subpage_types: ClassVar[list[str]] = []

    content_panels: ClassVar[list[Any]] = [
        FieldPanel("title", heading=_("姓名")),
        FieldPanel("position"),
        FieldPanel("portrait"),
        FieldPanel("duties"),
        FieldPanel("resume"),
        FieldPanel("order"),
    ]

    class Meta:
        verbose_name = _("领导")
        verbose_name_plural = _("领导")

    @classmethod
    def fits(cls, parent: Any) -> bool:
        """Below columns that show leaders alone."""
        return super().fits(parent) and parent.layout == ColumnLayout.LEADERS
