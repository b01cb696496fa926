from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class LockKind(models.TextChoices):
    """What failed sign-ins are counted by."""

    ACCOUNT = "account", _("账号")
    ADDRESS = "address", _("网络地址")


class LinkPurpose(models.TextChoices):
    """Why a person was sent a link that sets a password."""

    INVITATION = "invitation", _("邀请")
    FORGOTTEN = "forgotten", _("忘记密码")
