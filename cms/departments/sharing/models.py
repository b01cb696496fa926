from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from .uses import departments_reached, pages_naming

if TYPE_CHECKING:
    from .uses import Counts


class Audience(models.TextChoices):
    """Who besides the owner may use a thing."""

    ALL = "all", _("所有部门")
    SOME = "some", _("指定部门")
    NONE = "none", _("不共享")


class Owned(models.Model):
    """A row that one department keeps, or the platform where `department` is empty."""

    department = models.ForeignKey(
        "departments.Department", null=True, blank=True, on_delete=models.PROTECT, related_name="+",
        verbose_name=_("归属"), help_text=_("留空则归平台"),
    )  # fmt: skip

    class Meta:
        abstract = True

    def sites_using(self) -> Counts:
        """Where the row is in use: paths of the pages that name it, with how many live ones; None where nobody counts."""
        return pages_naming(self)


class Shared(Owned):
    """A row that others than its owner may use: all departments, those named, or nobody.

    They read and choose it; they change it only where `audience_may_edit` says so. Owner, audience and deletion are
    always the owner's.
    """

    audience = models.CharField(_("共享范围"), max_length=4, choices=Audience.choices, default=Audience.NONE)
    audience_departments: Any = models.ManyToManyField(
        "departments.Department", blank=True, related_name="+", verbose_name=_("共享给"),
        help_text=_("共享范围为“指定部门”时勾选"),
    )  # fmt: skip
    audience_may_edit = models.BooleanField(
        _("共享部门可以修改"),
        default=False,
        help_text=_("不勾选则只能查看和选用；归属、共享范围和删除始终由归属部门决定"),
    )

    class Meta:
        abstract = True


class Lent(Shared):
    """A shared row that takes effect for everybody it is shared with, whether a page names it or not."""

    class Meta:
        abstract = True

    def sites_using(self) -> Counts:
        return departments_reached(self)
