from __future__ import annotations

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """A person who works in the admin. Visitors never have an account here.

    Chinese names are one field: `first_name` and `last_name` stay empty.
    """

    full_name = models.CharField(_("姓名"), max_length=60, blank=True)
    phone = models.CharField(_("办公电话"), max_length=30, blank=True)
    is_demo = models.BooleanField(_("演示账号"), default=False, editable=False)
    password_changed_at = models.DateTimeField(_("密码修改时间"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("用户")
        verbose_name_plural = _("用户")

    def get_full_name(self) -> str:
        return self.full_name or self.username

    def get_short_name(self) -> str:
        return self.full_name or self.username

    def __str__(self) -> str:
        return self.get_full_name()
