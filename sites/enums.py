from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class SiteKind(models.TextChoices):
    PORTAL = "portal", _("门户网站")
    ENGLISH = "english", _("英文网站")
    DEPARTMENT = "department", _("部门网站")


class SiteStatus(models.TextChoices):
    ACTIVE = "active", _("正常")
    SUSPENDED = "suspended", _("暂停访问")
    ARCHIVED = "archived", _("已归档")


class Theme(models.TextChoices):
    """The eight presets; colours stand in `sites.themes`."""

    BLUE = "blue", _("湘江蓝")
    RED = "red", _("政务红")
    GREEN = "green", _("岳麓绿")
    TEAL = "teal", _("洞庭青")
    AMBER = "amber", _("丹霞褐")
    INDIGO = "indigo", _("紫鹊蓝")
    OLIVE = "olive", _("楠竹绿")
    GREY = "grey", _("武陵灰")
