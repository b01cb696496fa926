"""Content that sites share, owned by the platform or by one department, and links that belong to one site."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Site

from cms.content.enums import LinkGroup
from cms.departments.sharing.models import Owned, Shared
from cms.departments.sharing.panels import KeeperPanel, shared_panels, using_sites


class Region(models.Model):
    """A prefecture or county of the province, by its code of GB/T 2260."""

    code = models.CharField(_("行政区划代码"), max_length=6, unique=True)
    name_zh = models.CharField(_("名称"), max_length=40)
    name_en = models.CharField(_("英文名称"), max_length=80)
    kind = models.CharField(_("类型"), max_length=20)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children", verbose_name=_("上级")
    )
    url = models.URLField(_("政府网站"), blank=True)

    class Meta:
        verbose_name = _("行政区划")
        verbose_name_plural = _("行政区划")
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name_zh


class SitewideNotice(Owned):
    """What appears on all or some sites for a time: abstract base of the emergency banner and of mourning grey.

    Its audience are its sites: all or some for the platform, own ones for a department.
    """

    starts_at = models.DateTimeField(_("开始时间"))
    ends_at = models.DateTimeField(_("结束时间"), null=True, blank=True)
    all_sites = models.BooleanField(_("所有网站"), default=True)
    sites: Any = models.ManyToManyField(
        "wagtailcore.Site", blank=True, related_name="+", verbose_name=_("网站"), help_text=_("不选“所有网站”时指定")
    )

    panels: ClassVar[list[Any]] = [
        FieldPanel("starts_at"),
        FieldPanel("ends_at"),
        KeeperPanel("department"),
        KeeperPanel("all_sites"),
        FieldPanel("sites", widget=CheckboxSelectMultiple, classname="in-columns"),
    ]

    class Meta:
        abstract = True

    def sites_using(self) -> dict[str, int | None]:
        sites = Site.objects.all() if self.all_sites else Site.objects.filter(pk__in=self.sites.values("pk"))
        return dict.fromkeys(sites.values_list("root_page__path", flat=True))

    def clean(self) -> None:
        super().clean()
        if self.ends_at and self.starts_at and self.ends_at <= self.starts_at:
            raise ValidationError({"ends_at": _("结束时间应晚于开始时间。")})


class EmergencyBanner(SitewideNotice):
    """A notice across the head of every page of the sites named (突发事件, 停机)."""

    class Tone(models.TextChoices):
        ERR = "err", _("紧急")
        WARN = "warn", _("重要")
        INFO = "info", _("提示")

    title = models.CharField(_("标题"), max_length=60)
    text = models.CharField(_("内容"), max_length=200, blank=True)
    title_en = models.CharField(_("英文标题"), max_length=100, blank=True, help_text=_("不填则英文网站不显示"))
    text_en = models.CharField(_("英文内容"), max_length=300, blank=True)
    url = models.URLField(_("链接"), blank=True)
    tone = models.CharField(_("级别"), max_length=5, choices=Tone.choices, default=Tone.ERR)

    panels: ClassVar[list[Any]] = [
        using_sites(),
        *(FieldPanel(name) for name in ("title", "text", "title_en", "text_en", "url", "tone")),
        *SitewideNotice.panels,
    ]

    class Meta:
        verbose_name = _("应急横幅")
        verbose_name_plural = _("应急横幅")
        ordering = ["-starts_at"]

    def __str__(self) -> str:
        return self.title


class MourningPeriod(SitewideNotice):
    """悼念灰: the sites named show in grey between two times."""

    reason = models.CharField(_("事由"), max_length=100)

    panels: ClassVar[list[Any]] = [using_sites(), FieldPanel("reason"), *SitewideNotice.panels]

    class Meta:
        verbose_name = _("悼念灰")
        verbose_name_plural = _("悼念灰")
        ordering = ["-starts_at"]

    def __str__(self) -> str:
        return self.reason


class TopicTerm(Shared):
    """A subject of the shared taxonomy."""

    name_zh = models.CharField(_("名称"), max_length=40)
    name_en = models.CharField(_("英文名称"), max_length=80, blank=True)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children", verbose_name=_("上级主题")
    )

    panels: ClassVar[list[Any]] = shared_panels(*(FieldPanel(name) for name in ("name_zh", "name_en", "parent")))

    class Meta:
        verbose_name = _("主题")
        verbose_name_plural = _("主题")
        ordering = ["name_zh"]
        constraints = [
            models.UniqueConstraint(
                fields=["name_zh"], condition=Q(department=None), name="one_topic_per_name",
                violation_error_message=_("平台已有同名的主题。"),
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.name_zh


class ContactPoint(Shared):
    """A counter, hotline or office that pages name; kept once and shown wherever it is used."""

    name = models.CharField(_("名称"), max_length=80)
    name_en = models.CharField(_("英文名称"), max_length=120, blank=True)
    phone = models.CharField(_("电话"), max_length=60, blank=True)
    address = models.CharField(_("地址"), max_length=120, blank=True)
    hours = models.CharField(_("办公时间"), max_length=80, blank=True)

    panels: ClassVar[list[Any]] = shared_panels(
        *(FieldPanel(name) for name in ("name", "name_en", "phone", "address", "hours"))
    )

    class Meta:
        verbose_name = _("联系点")
        verbose_name_plural = _("联系点")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class FriendLink(models.Model):
    """A link to another government site: of one site, or of all where `site` is empty."""

    title = models.CharField(_("名称"), max_length=80)
    title_en = models.CharField(_("英文名称"), max_length=120, blank=True)
    url = models.URLField(_("地址"), blank=True, help_text=_("尚未确认的地址留空，页面只显示名称"))
    group = models.CharField(_("分组"), max_length=12, choices=LinkGroup.choices, default=LinkGroup.OTHER)
    site = models.ForeignKey(
        "wagtailcore.Site", null=True, blank=True, on_delete=models.CASCADE, related_name="+", verbose_name=_("网站"),
        help_text=_("留空则所有网站共用"),
    )  # fmt: skip
    order = models.PositiveSmallIntegerField(_("排序"), default=0)

    panels: ClassVar[list[Any]] = [FieldPanel(name) for name in ("title", "title_en", "url", "group", "site", "order")]

    class Meta:
        verbose_name = _("友情链接")
        verbose_name_plural = _("友情链接")
        ordering = ["group", "order", "title"]

    def __str__(self) -> str:
        return self.title
