from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class DepartmentKind(models.TextChoices):
    """How a unit stands to the provincial government."""

    OFFICE = "office", _("省政府办公厅")
    CONSTITUENT = "constituent", _("省政府组成部门")
    SPECIAL = "special", _("省政府直属特设机构")
    DIRECT = "direct", _("省政府直属机构")
    MANAGED = "managed", _("部门管理机构")
    DISPATCHED = "dispatched", _("省政府派出机构")
    INSTITUTION = "institution", _("省政府直属和部门所属事业单位")
    CENTRAL = "central", _("中央驻湘单位")


class DepartmentStatus(models.TextChoices):
    """Whether a department still publishes."""

    ACTIVE = "active", _("正常")
    ARCHIVED = "archived", _("已撤并")
