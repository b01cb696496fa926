from __future__ import annotations

from django.conf import settings
from django.contrib.auth.models import Group
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from .enums import DepartmentKind, DepartmentStatus
from .separation import administrators_apart

code_validator = RegexValidator(
    r"^[a-z][a-z0-9-]{1,19}$", _("代码由 2 到 20 个小写字母、数字或连字符组成，以字母开头。")
)


class Department(models.Model):
    """The tenant: one unit of government, with a root page, a file collection and groups of its own."""

    code = models.CharField(_("代码"), max_length=20, unique=True, validators=[code_validator])
    org_code = models.CharField(_("机构编号"), max_length=30, blank=True)
    kind = models.CharField(_("类别"), max_length=20, choices=DepartmentKind.choices)
    name_zh = models.CharField(_("名称"), max_length=100, unique=True)
    short_zh = models.CharField(_("简称"), max_length=40)
    name_en = models.CharField(_("英文名称"), max_length=160)
    aliases = models.JSONField(_("别称和旧称"), default=list, blank=True)
    former_names = models.JSONField(_("曾用名"), default=list, blank=True)
    field = models.CharField(_("主要职责领域"), max_length=100, blank=True)
    supervisor = models.ForeignKey(
        "self", verbose_name=_("主管部门"), null=True, blank=True, on_delete=models.PROTECT, related_name="managed"
    )
    index_prefix = models.CharField(_("索引号前缀"), max_length=18, blank=True)
    address = models.CharField(_("地址"), max_length=120, blank=True)
    phone = models.CharField(_("电话"), max_length=60, blank=True)
    hours = models.CharField(_("办公时间"), max_length=80, blank=True)
    order = models.PositiveSmallIntegerField(_("排序"), default=0)
    status = models.CharField(
        _("状态"), max_length=10, choices=DepartmentStatus.choices, default=DepartmentStatus.ACTIVE, editable=False
    )
    successor = models.ForeignKey(
        "self", verbose_name=_("职能划入"), null=True, blank=True, editable=False, on_delete=models.PROTECT,
        related_name="predecessors",
    )  # fmt: skip
    root_page = models.OneToOneField(
        "wagtailcore.Page", null=True, editable=False, on_delete=models.SET_NULL, related_name="department"
    )
    collection = models.OneToOneField(
        "wagtailcore.Collection", null=True, editable=False, on_delete=models.SET_NULL, related_name="department"
    )

    class Meta:
        verbose_name = _("部门")
        verbose_name_plural = _("部门")
        ordering = ["order", "code"]

    def __str__(self) -> str:
        return self.short_zh

    @property
    def name(self) -> str:
        """Full name in the active language."""
        return self.name_en if (get_language() or "").startswith("en") else self.name_zh

    @property
    def short_name(self) -> str:
        """Short name in the active language; English has none shorter."""
        return self.name_en if (get_language() or "").startswith("en") else self.short_zh


class RoleGroup(models.Model):
    """The permission group in which the holders of one role of one department (or of the platform) stand."""

    department = models.ForeignKey(
        Department, null=True, on_delete=models.CASCADE, related_name="role_groups", verbose_name=_("部门")
    )
    role = models.CharField(_("角色"), max_length=40)
    group = models.OneToOneField(Group, on_delete=models.CASCADE, related_name="role_group", verbose_name=_("组"))

    class Meta:
        verbose_name = _("角色组")
        verbose_name_plural = _("角色组")
        constraints = [
            models.UniqueConstraint(fields=["department", "role"], name="one_group_per_role", nulls_distinct=False)
        ]

    def __str__(self) -> str:
        return str(self.group)


class Membership(models.Model):
    """A person holds a role in a department, or on the platform where `department` is empty."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships", verbose_name=_("用户")
    )
    department = models.ForeignKey(
        Department, null=True, blank=True, on_delete=models.CASCADE, related_name="memberships", verbose_name=_("部门")
    )
    role = models.CharField(_("角色"), max_length=40)
    created_at = models.DateTimeField(_("授予时间"), auto_now_add=True)

    class Meta:
        verbose_name = _("任职")
        verbose_name_plural = _("任职")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "department", "role"], name="one_membership_per_role", nulls_distinct=False
            ),
            models.CheckConstraint(condition=~Q(role=""), name="membership_has_role"),
            administrators_apart(),
        ]

    def __str__(self) -> str:
        return f"{self.user} · {self.department or _('平台')} · {self.role}"
