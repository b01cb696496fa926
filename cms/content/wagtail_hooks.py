"""The admin's screens of columns, shared content and the start page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from .admin import translation_buttons
from .admin.api import ScopedDocuments, ScopedImages, ScopedPages
from .admin.choosers import choosable_pages
from .admin.contact_chooser import ContactChooserViewSet, contact_chooser
from .admin.home_panels import panels_for
from .importing import log_actions  # noqa: F401 -- registers the import among the acts of the log
from .importing.service import may_import
from .models import ArticlePage, ColumnPage
from .policies import may_arrange, reads_reports
from .viewsets import SharedContentGroup, register_policies

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.db.models import QuerySet
    from django.http import HttpRequest
    from wagtail.admin.api.urls import WagtailAPIRouter

    from cms.accounts.models import User

#: Entries of the main menu that the platform shows, in Wagtail's names, with our word where Wagtail's is another.
HIDDEN_ENTRIES = frozenset({"help", "snippets"})

register_policies()
translation_buttons.register()


@hooks.register("register_admin_viewset")
def shared_content() -> SharedContentGroup:
    """“全站内容”."""
    return SharedContentGroup()


@hooks.register("register_admin_viewset")
def contacts_to_choose() -> ContactChooserViewSet:
    """The window of contact points."""
    return contact_chooser


@hooks.register("construct_page_chooser_queryset")
def own_and_shared_pages(pages: QuerySet[Page], request: HttpRequest) -> QuerySet[Page]:
    """Page choosers name no draft of another department."""
    return choosable_pages(pages, request.user)  # type: ignore[arg-type]


@hooks.register("construct_admin_api", order=100)
def scoped_api(router: WagtailAPIRouter) -> None:
    """The admin's own API lists the pages, pictures and files that a person may use; after the apps that register theirs."""
    router.register_endpoint("pages", ScopedPages)
    router.register_endpoint("images", ScopedImages)
    router.register_endpoint("documents", ScopedDocuments)


@hooks.register("construct_homepage_panels")
def our_panels(request: HttpRequest, panels: list[Any]) -> None:
    """Replace Wagtail's panels by those of the person's roles."""
    panels[:] = panels_for(request)


@hooks.register("register_admin_menu_item")
def start_page() -> MenuItem:
    """工作台."""
    return MenuItem(_("工作台"), reverse("wagtailadmin_home"), name="home", icon_name="home", order=1)


class HandbookMenuItem(MenuItem):
    """手册, for people who edit; a holder of all rights has enough entries already."""

    def is_shown(self, request: HttpRequest) -> bool:
        return not request.user.is_superuser


@hooks.register("register_admin_menu_item")
def handbook() -> MenuItem:
    """手册, the last entry."""
    return HandbookMenuItem(_("手册"), reverse("content_handbook"), name="handbook", icon_name="help", order=20000)


class ImportMenuItem(MenuItem):
    """导入, for people with the platform's import right."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_import(request.user)


@hooks.register("register_admin_menu_item")
def import_screen() -> MenuItem:
    """导入."""
    return ImportMenuItem(_("导入"), reverse("content_import"), name="import", icon_name="upload", order=450)


@hooks.register("construct_main_menu")
def our_menu(request: HttpRequest, items: list[MenuItem]) -> None:
    """Nine entries at most, in words of editors; an empty group is not shown."""
    items[:] = [item for item in items if item.name not in HIDDEN_ENTRIES]
    if not reads_reports(request.user):
        items[:] = [item for item in items if item.name != "reports"]
    for item in items:
        if item.name == "explorer":
            item.label = _("内容")


@hooks.register("register_page_header_buttons")
def acts_in_the_header(page: Page, user: User, **_kwargs: Any) -> Iterator[Button]:
    """停办, 恢复, 置顶, 取消置顶."""
    yield from _acts(page, user)


@hooks.register("register_page_listing_more_buttons")
def acts_in_the_list(page: Page, user: User, **_kwargs: Any) -> Iterator[Button]:
    """The same in listings."""
    yield from _acts(page, user)


def _acts(page: Page, user: User) -> Iterator[Button]:
    kind = page.specific_class
    if kind not in {ColumnPage, ArticlePage} or not may_arrange(user, page):
        return
    row = page.specific_deferred
    if kind is ColumnPage:
        name, word = ("reinstate_column", _("恢复栏目")) if row.is_retired else ("retire_column", _("停办栏目"))
        yield Button(word, reverse(f"content_{name}", args=[page.pk]), icon_name="folder-inverse", priority=70)
    elif page.live:
        to_pin = pgettext_lazy("动作", "置顶")
        yield Button(to_pin, reverse("content_pin", args=[page.pk]), icon_name="thumbtack", priority=70)
        if row.pinned_until:
            yield Button(_("取消置顶"), reverse("content_unpin", args=[page.pk]), icon_name="thumbtack", priority=71)


@hooks.register("register_log_actions")
def acts_of_structure(actions: Any) -> None:
    """Acts of this app in the history of pages and rows."""
    actions.register_action("content.retire", _("停办"), _("停办栏目"))
    actions.register_action("content.reinstate", _("恢复"), _("恢复栏目"))
    actions.register_action("content.pin", pgettext_lazy("动作", "置顶"), pgettext_lazy("动作", "置顶"))
    actions.register_action("content.unpin", _("取消置顶"), _("取消置顶"))
    actions.register_action("content.arrange", _("调整导航"), _("调整导航中的位置和显示"))
    actions.register_action("content.put_up", _("启用"), _("立即启用"))
    actions.register_action("content.take_down", _("撤下"), _("立即撤下"))
