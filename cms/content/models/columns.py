from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page

from cms.content.enums import COLUMN_TYPES, ColumnKind, ColumnLayout, DirectorySource, LinkGroup

from .base import BasePage

if TYPE_CHECKING:
    from django.db.models import QuerySet

slug_validator = RegexValidator(r"^[a-z0-9]+(-[a-z0-9]+)*$", _("地址由小写字母、数字和连字符组成，如 notices。"))


class ColumnPage(BasePage):
    """A column: a place in the tree with a purpose, an owner and an update duty; what it holds are articles or columns.

    `update_days` is the update duty in calendar days (14, 90, 180, 365; empty: none).
    """

    kind = models.CharField(_("类别"), max_length=20, choices=ColumnKind.choices, default=ColumnKind.NEWS)
    layout = models.CharField(_("版式"), max_length=12, choices=ColumnLayout.choices, default=ColumnLayout.LIST)
    purpose = models.TextField(
        _("栏目说明"),
        max_length=300,
        blank=True,
        help_text=_("说明设置目的和主要内容，用于页面说明和 ColumnDescription"),
    )
    responsible = models.ForeignKey(
        "departments.Department", null=True, blank=True, on_delete=models.PROTECT, related_name="+",
        verbose_name=_("责任单位"),
    )  # fmt: skip
    update_days = models.PositiveSmallIntegerField(
        _("更新期限（天）"),
        null=True,
        blank=True,
        help_text=_("动态 14，数据和答复 90，政策 180，概况 365；不要求则留空"),
    )
    cobuilt = models.BooleanField(_("共建栏目"), default=False, help_text=_("其他单位可以报送内容"))
    directory = models.CharField(
        _("附带名录"), max_length=12, choices=DirectorySource.choices, blank=True, default=DirectorySource.NONE
    )
    link_group = models.CharField(_("链接分组"), max_length=12, choices=LinkGroup.choices, blank=True)
    target_url = models.URLField(_("链接目标"), blank=True, help_text=_("版式为“链接到别处”时由责任单位填写"))
    target_name = models.CharField(_("目标名称"), max_length=60, blank=True)
    retired_at = models.DateTimeField(_("停办时间"), null=True, blank=True, editable=False)
    successor = models.ForeignKey(
        "wagtailcore.Page", null=True, blank=True, on_delete=models.SET_NULL, related_name="+",
        verbose_name=_("接替栏目"), help_text=_("停办后读者被引导到这里"),
    )  # fmt: skip

    moderated: ClassVar[bool] = False
    operational_fields: ClassVar[tuple[str, ...]] = ("retired_at", "successor_id")
    template = "content/column/list.html"
    parent_page_types: ClassVar[list[str]] = [
        "content.ColumnPage", "home.PortalHomePage", "home.EnglishHomePage", "home.DepartmentHomePage",
    ]  # fmt: skip
    subpage_types: ClassVar[list[str]] = [
        "content.ColumnPage", "content.ArticlePage", "content.TopicPage", "content.LeaderPage",
        "home.DepartmentHomePage",
    ]  # fmt: skip

    content_panels: ClassVar[list[Any]] = [
        FieldPanel("title", heading=_("栏目名称")),
        FieldPanel("slug", heading=_("地址"), help_text=_("小写字母、数字和连字符；改名称不改地址")),
        MultiFieldPanel([FieldPanel("kind"), FieldPanel("layout")], heading=_("类别和版式")),
        FieldPanel("purpose"),
        MultiFieldPanel(
            [FieldPanel("responsible"), FieldPanel("update_days"), FieldPanel("cobuilt")], heading=_("责任")
        ),
        MultiFieldPanel([FieldPanel("target_name"), FieldPanel("target_url")], heading=_("链接目标")),
    ]
    classify_panels: ClassVar[list[Any]] = [
        FieldPanel("keywords"),
        FieldPanel("directory"),
        FieldPanel("link_group"),
        FieldPanel("show_in_menus"),
    ]

    class Meta:
        verbose_name = _("栏目")
        verbose_name_plural = _("栏目")

    @classmethod
    def fits(cls, parent: Any) -> bool:
        """Not below a column that leads elsewhere."""
        return super().fits(parent) and getattr(parent, "layout", "") != ColumnLayout.REDIRECT

    @property
    def column_type(self) -> str:
        """Official ColumnType for the page's meta tags."""
        return COLUMN_TYPES[self.kind]

    @property
    def is_retired(self) -> bool:
        return self.retired_at is not None

    def get_admin_display_title(self) -> str:
        """Title on screens of the admin, with the mark that readers see as well."""
        title = super().get_admin_display_title()
        return str(_("%(title)s（停办）") % {"title": title}) if self.is_retired else title

    def refusal_to_delete(self) -> str:
        """Addresses of what was public stay good, so a column that held it is retired instead."""
        below = Page.objects.filter(path__startswith=self.path, depth__gt=self.depth, first_published_at__isnull=False)
        if self.pk and _holds_texts(below):
            return _("栏目“%(title)s”有公开过的内容，不能删除。请改为“停办”，原有地址会继续有效。") % {
                "title": self.title
            }
        return ""

    def clean(self) -> None:
        super().clean()
        slug_validator(self.slug)
        if self.target_url and self.layout != ColumnLayout.REDIRECT:
            raise ValidationError({"target_url": _("只有版式为“链接到别处”的栏目填写链接目标。")})


def _holds_texts(pages: QuerySet[Page]) -> bool:
    """Whether moderated pages are among these."""
    types = ContentType.objects.in_bulk(pages.order_by().values_list("content_type_id", flat=True).distinct())
    return any(getattr(kind.model_class(), "moderated", False) for kind in types.values())
