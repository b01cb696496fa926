from __future__ import annotations

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from cms.content.models import BasePage
from cms.core.fields import StreamField
from home.blocks import HomeBlocks


class HomePage(BasePage):
    """Abstract: the root page of a tree, an arrangement of blocks. Structure, so published by its editors directly.

    Home pages come with their site or department, by provisioning alone; the admin makes none.
    """

    body = StreamField(HomeBlocks(), blank=True, verbose_name=_("首页版块"))

    moderated: ClassVar[bool] = False
    subpage_types: ClassVar[list[str]] = ["content.ColumnPage"]

    content_panels: ClassVar[list[Any]] = [FieldPanel("title", heading=_("网站名称")), FieldPanel("body")]

    class Meta:
        abstract = True


class PortalHomePage(HomePage):
    """Home of the main portal."""

    template = "home/portal.html"
    is_creatable = False
    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]
    max_count = 1

    class Meta:
        verbose_name = _("门户首页")


class EnglishHomePage(HomePage):
    """Home of the English site; its tree is linked to the portal's by translation keys."""

    template = "home/english.html"
    is_creatable = False
    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]
    max_count = 1

    class Meta:
        verbose_name = _("英文首页")


class DepartmentHomePage(HomePage):
    """Root page of a department: the root of its host, or its channel `/bm/<code>/` in the portal."""

    template = "home/department.html"
    is_creatable = False
    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page", "content.ColumnPage"]

    class Meta:
        verbose_name = _("部门首页")
