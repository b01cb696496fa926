"""What sign-in keeps: former passwords, links that set one, counted failures, departments that ask for two steps."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.accounts.enums import LinkPurpose, LockKind


class FormerPassword(models.Model):
    """The hash of a password that a person had, so that it is not taken again."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="former_passwords")
    encoded = models.CharField(max_length=128)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("旧密码")
        verbose_name_plural = _("旧密码")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return str(self.created_at)


class PasswordLink(models.Model):
    """A link that lets one person set a password once. Only the digest of its secret is kept."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="password_links", verbose_name=_("用户")
    )
    purpose = models.CharField(_("用途"), max_length=12, choices=LinkPurpose.choices)
    digest = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(_("发送时间"), auto_now_add=True)
    expires_at = models.DateTimeField(_("有效期至"))
    #: When it was used, or withdrawn because another one was sent.
    used_at = models.DateTimeField(_("使用时间"), null=True)

    class Meta:
        verbose_name = _("设置密码链接")
        verbose_name_plural = _("设置密码链接")

    def __str__(self) -> str:
        return f"{self.user} · {self.get_purpose_display()}"


class SignInLock(models.Model):
    """Failed sign-ins of one account name, whether or not anybody has it, or from one network address."""

    kind = models.CharField(_("类别"), max_length=8, choices=LockKind.choices)
    key = models.CharField(_("账号或地址"), max_length=150)
    failures = models.PositiveIntegerField(_("失败次数"), default=0)
    last_failure_at = models.DateTimeField(_("最近失败时间"), null=True)
    locked_until = models.DateTimeField(_("锁定至"), null=True)

    class Meta:
        verbose_name = _("登录锁定")
        verbose_name_plural = _("登录锁定")
        constraints = [models.UniqueConstraint(fields=["kind", "key"], name="one_count_per_key")]
        indexes = [models.Index(fields=["last_failure_at"], name="lock_last_failure")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} · {self.key}"


class SecondFactorRule(models.Model):
    """A department whose people all sign in with two steps, not its administrators alone."""

    department = models.OneToOneField(
        "departments.Department", on_delete=models.CASCADE, related_name="second_factor_rule", verbose_name=_("部门")
    )

    class Meta:
        verbose_name = _("两步登录要求")
        verbose_name_plural = _("两步登录要求")

    def __str__(self) -> str:
        return str(self.department)
