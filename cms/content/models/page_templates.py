from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from cms.content.blocks import BodyBlock, ElementBlock
from cms.content.panels import DepartmentPanel
from cms.core.fields import StreamField
from cms.departments.sharing.models import Lent
from cms.departments.sharing.panels import shared_panels


class StartedKind(models.TextChoices):
    """Types of page that may start from a template."""

    ARTICLE = "content.articlepage", _("稿件")


class PageTemplate(Lent):
    """页面模板: what a new page is filled with before its author writes; later changes do not reach pages begun from it."""

    name = models.CharField(_("名称"), max_length=60)
    note = models.CharField(_("说明"), max_length=200, blank=True, help_text=_("什么时候用这个模板"))
    kind = models.CharField(_("页面类型"), max_length=40, choices=StartedKind.choices, default=StartedKind.ARTICLE)
    title = models.CharField(
        _("标题"),
        max_length=120,
        blank=True,
        help_text=format_lazy("{words} {marks}", words=_("新建时换成当天日期的写法："), marks="{年}、{月}、{日}"),
    )
    summary = models.TextField(_("摘要"), max_length=300, blank=True)
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("正文"))
    elements = StreamField(ElementBlock(), blank=True, verbose_name=_("要素表"))

    panels: ClassVar[list[Any]] = shared_panels(
        DepartmentPanel(),
        *(FieldPanel(name) for name in ("name", "note", "kind")),
        MultiFieldPanel([FieldPanel(name) for name in ("title", "summary", "body", "elements")], heading=_("预填内容")),
    )

    class Meta:
        verbose_name = _("页面模板")
        verbose_name_plural = _("页面模板")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def title_of_today(self) -> str:
        """The title with the parts of today's local date in their places."""
        today = timezone.localdate()
        parts = {"{年}": today.year, "{月}": today.month, "{日}": today.day}
        title = self.title
        for place, value in parts.items():
            title = title.replace(place, str(value))
        return title
