from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.models import Page
from wagtail_localize.fields import SynchronizedField

from cms.content.admin.page_forms import ScopedPageForm
from cms.content.panels import DepartmentPanel, WordsPanel
from cms.core.search import SegmentedTextMixin
from cms.publishing.mixins import PublishingMixin
from cms.publishing.permission_testers import ModeratedPagePermissionTester

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from cms.accounts.models import User


class BasePage(PublishingMixin, SegmentedTextMixin, Page):
    """What every page of every site has. Abstract: Wagtail's own Page stays the base for wagtail-localize.

    `moderated` says whether a text goes live only by review; structure (columns, home pages) does not.
    """

    keywords = models.CharField(_("关键词"), max_length=200, blank=True, help_text=_("用空格分开，如：社保 转移"))

    #: A translation keeps the address of its source, which says nothing in any language.
    override_translatable_fields: ClassVar[list[Any]] = [SynchronizedField("slug", overridable=False)]

    moderated: ClassVar[bool] = True
    #: Kind of column shown as ColumnType when the page is a column, see `ColumnPage`.
    show_in_feeds: ClassVar[bool] = False

    base_form_class = ScopedPageForm
    search_fields: ClassVar[list[Any]] = [*Page.search_fields, *SegmentedTextMixin.segmented_fields]
    content_panels: ClassVar[list[Any]] = Page.content_panels
    classify_panels: ClassVar[list[Any]] = [FieldPanel("keywords")]
    publish_panels: ClassVar[list[Any]] = [
        MultiFieldPanel([FieldPanel("search_description")], heading=_("搜索摘要")),
        MultiFieldPanel([FieldPanel("go_live_at"), FieldPanel("expire_at")], heading=_("定时")),
    ]
    promote_panels: ClassVar[list[Any]] = []
    settings_panels: ClassVar[list[Any]] = []

    class Meta:
        abstract = True

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if "edit_handler" not in cls.__dict__:
            cls.edit_handler = TabbedInterface(
                [
                    ObjectList([*cls._first_panels(), *cls.content_panels], heading=_("内容")),
                    ObjectList(cls.classify_panels, heading=_("归类与关联")),
                    ObjectList(cls.publish_panels, heading=_("发布设置")),
                ]
            )

    @classmethod
    def _first_panels(cls) -> list[Any]:
        return [DepartmentPanel(), *([WordsPanel(heading=_("用词"))] if cls.moderated else [])]

    @classmethod
    def can_exist_under(cls, parent: Page) -> bool:
        """Whether a page of this type may stand below that page: new, copied or moved there."""
        return bool(super().can_exist_under(parent)) and cls.fits(parent.specific)

    @classmethod
    def fits(cls, parent: Any) -> bool:
        """Whether the type makes sense below that page; `parent` is of a type that the rules of types allow."""
        return not getattr(parent, "is_retired", False)

    def searchable_text(self) -> str:
        return f"{self.keywords} {self.search_description}"

    def permissions_for_user(self, user: User) -> ModeratedPagePermissionTester:
        """Rights of a user on this page; nobody holds direct publish on moderated pages."""
        return ModeratedPagePermissionTester(user, self)

    def get_template(self, request: HttpRequest, *args: Any, **kwargs: Any) -> str:
        return self.template

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The page as its readers see it."""
        request.is_preview = False  # type: ignore[attr-defined]
        return self._response(request)

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """The page as its editors will see it, made by the same code, in the dress of the site it stands on."""
        request.is_preview = True  # type: ignore[attr-defined]
        return self._response(request)

    def _response(self, request: HttpRequest) -> HttpResponse:
        # Imported here: what makes pages is built on the models.
        from cms.content.pages import page_response

        return page_response(self, request)
