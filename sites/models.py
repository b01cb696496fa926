from __future__ import annotations

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from .enums import SiteKind, SiteStatus, Theme
from .themes import validate_custom_theme

PLACES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"

hex_colour = RegexValidator(r"^#[0-9a-fA-F]{6}$", _("颜色写成 # 加 6 位十六进制数，如 #0B55A8。"))
domain_validator = RegexValidator(
    r"^[a-z0-9-]+(\.[a-z0-9-]+)*\.gov\.cn$", _("域名不带协议和斜线，以 .gov.cn 结尾，如 fgw.hunan.gov.cn。")
)
icp_validator = RegexValidator(rf"^[{PLACES}]ICP备\d{{8}}(\d{{2}})?号(-\d+)?$", _("格式如：湘ICP备00000000号-1。"))
police_validator = RegexValidator(rf"^[{PLACES}]公网安备\s?\d{{14}}号$", _("格式如：湘公网安备 43000000000000号。"))
id_code_validator = RegexValidator(r"^(bm\d{8}|\d{10})$", _("网站标识码为 10 位数字，或 bm 加 8 位数字。"))


class HostedSite(models.Model):
    """One site of the cluster: what the platform decides about it. Its host stands in the Wagtail site."""

    wagtail_site = models.OneToOneField(
        "wagtailcore.Site", on_delete=models.PROTECT, related_name="hosted", verbose_name=_("站点")
    )
    code = models.CharField(_("代码"), max_length=20, unique=True)
    kind = models.CharField(_("类别"), max_length=12, choices=SiteKind.choices)
    department = models.OneToOneField(
        "departments.Department", null=True, on_delete=models.PROTECT, related_name="site", verbose_name=_("部门")
    )
    official_domain = models.CharField(_("正式域名"), max_length=100, unique=True, validators=[domain_validator])
    status = models.CharField(_("状态"), max_length=10, choices=SiteStatus.choices, default=SiteStatus.ACTIVE)
    status_note = models.CharField(_("状态说明"), max_length=200, blank=True)
    status_since = models.DateTimeField(_("状态起始时间"), null=True, blank=True)
    opened_at = models.DateTimeField(_("开通时间"), auto_now_add=True)

    class Meta:
        verbose_name = _("网站")
        verbose_name_plural = _("网站")
        ordering = ["kind", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind"], condition=models.Q(kind__in=["portal", "english"]), name="one_portal_one_english"
            )
        ]

    def __str__(self) -> str:
        return self.wagtail_site.site_name or self.code


class FormerHost(models.Model):
    """A host that a site answered to before; its addresses lead on for good."""

    host = models.CharField(_("旧主机名"), max_length=255, unique=True)
    site = models.ForeignKey(HostedSite, on_delete=models.CASCADE, related_name="former_hosts", verbose_name=_("网站"))
    since = models.DateTimeField(_("改名时间"), auto_now_add=True)

    class Meta:
        verbose_name = _("旧主机名")
        verbose_name_plural = _("旧主机名")

    def __str__(self) -> str:
        return self.host


class MovedPrefix(models.Model):
    """Every address below a path of one site leads to the same address below a page that moved to another host."""

    site = models.ForeignKey(
        HostedSite, on_delete=models.CASCADE, related_name="moved_prefixes", verbose_name=_("网站")
    )
    prefix = models.CharField(_("旧路径"), max_length=255, help_text=_("以斜线开头和结尾"))
    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="+", verbose_name=_("现页面"))

    class Meta:
        verbose_name = _("迁移路径")
        verbose_name_plural = _("迁移路径")
        constraints = [models.UniqueConstraint(fields=["site", "prefix"], name="one_target_per_moved_prefix")]

    def __str__(self) -> str:
        return self.prefix


@register_setting(icon="site")
class SiteProfile(BaseSiteSetting):
    """What the owners of a site set themselves: look, contacts and the legal facts of the footer."""

    short_name = models.CharField(_("简称"), max_length=40, blank=True)
    theme = models.CharField(_("主题色"), max_length=10, choices=Theme.choices, default=Theme.BLUE)
    brand = models.CharField(_("自定义主色"), max_length=7, blank=True, validators=[hex_colour])
    brand_strong = models.CharField(_("自定义深色"), max_length=7, blank=True, validators=[hex_colour])
    brand_tint = models.CharField(_("自定义底色"), max_length=7, blank=True, validators=[hex_colour])
    accent = models.CharField(_("自定义强调色"), max_length=7, blank=True, validators=[hex_colour])
    mark = models.ForeignKey(
        "media.CustomImage",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("标识图"),
    )
    organiser = models.CharField(_("主办单位"), max_length=100, blank=True)
    undertaker = models.CharField(_("承办单位"), max_length=100, blank=True)
    address = models.CharField(_("地址"), max_length=120, blank=True)
    postcode = models.CharField(_("邮编"), max_length=10, blank=True)
    phone = models.CharField(_("联系电话"), max_length=60, blank=True)
    hours = models.CharField(_("办公时间"), max_length=80, blank=True)
    site_id_code = models.CharField(_("网站标识码"), max_length=10, blank=True, validators=[id_code_validator])
    icp = models.CharField(_("ICP备案号"), max_length=40, blank=True, validators=[icp_validator])
    police = models.CharField(_("公安备案号"), max_length=40, blank=True, validators=[police_validator])
    sample_numbers = models.BooleanField(_("备案号为示例"), default=False, help_text=_("勾选后页脚在号码旁标明“示例”"))
    report_error_url = models.URLField(_("“我为政府网站找错”地址"), blank=True)

    class Meta:
        verbose_name = _("网站设置")
        verbose_name_plural = _("网站设置")

    def clean(self) -> None:
        """Refuse a custom theme below the contrasts of `sites.themes`, or one with colours missing."""
        super().clean()
        validate_custom_theme(self.brand, self.brand_strong, self.brand_tint, self.accent)
