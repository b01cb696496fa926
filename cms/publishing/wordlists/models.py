from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from cms.departments.sharing.models import Lent
from cms.departments.sharing.panels import shared_panels


class Severity(models.TextChoices):
    """How much a finding weighs."""

    BLOCK = "block", _("必须改正")
    WARN = "warn", _("请核对")


class WordList(Lent):
    """A list of wrong forms; it applies to the drafts of its owner and of everybody it is shared with."""

    name = models.CharField(_("名称"), max_length=60)
    note = models.CharField(_("说明"), max_length=200, blank=True)
    active = models.BooleanField(_("启用"), default=True)

    panels: ClassVar[list[Any]] = shared_panels(*(FieldPanel(name) for name in ("name", "note", "active")))

    class Meta:
        verbose_name = _("词表")
        verbose_name_plural = _("词表")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Word(models.Model):
    """One wrong form. `unless` are texts, one a line, that contain the wrong form rightly: a hit inside one is no hit."""

    word_list = models.ForeignKey(WordList, on_delete=models.CASCADE, related_name="words", verbose_name=_("词表"))
    wrong = models.CharField(_("错误写法"), max_length=40)
    right = models.CharField(_("正确写法"), max_length=80, blank=True)
    unless = models.TextField(_("例外"), blank=True, help_text=_("每行一个：包含错误写法而并不错的词语"))
    severity = models.CharField(_("程度"), max_length=5, choices=Severity.choices, default=Severity.WARN)
    note = models.CharField(_("说明"), max_length=200, blank=True)

    panels: ClassVar[list[Any]] = [
        FieldPanel(name) for name in ("word_list", "wrong", "right", "unless", "severity", "note")
    ]

    class Meta:
        verbose_name = _("用词")
        verbose_name_plural = _("用词")
        ordering = ["wrong"]
        constraints = [
            models.UniqueConstraint(
                fields=["word_list", "wrong"], name="one_word_per_list",
                violation_error_message=_("这个词表已经有这个错误写法。"),
            ),
            models.CheckConstraint(
                condition=~models.Q(wrong=models.F("right")) & ~models.Q(wrong=""), name="wrong_is_not_right",
                violation_error_message=_("错误写法和正确写法不能相同。"),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.wrong} → {self.right}" if self.right else self.wrong
