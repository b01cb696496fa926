"""What the admin's forms may send, and the words on their buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.action_menu import (
    CancelWorkflowMenuItem,
    PublishMenuItem,
    RestartWorkflowMenuItem,
    SubmitForModerationMenuItem,
)

from .wordlists.screens import WordViewSet, register_policies
from .wordlists.service import PASTE
from .workflow_words import SendForReviewItem, WithdrawItem

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse
    from wagtail.admin.action_menu import ActionMenuItem
    from wagtail.models import Page

register_policies()


@hooks.register("register_admin_viewset")
def words() -> WordViewSet:
    """Words of word lists; the lists themselves stand in the menu of shared content."""
    return WordViewSet()


@hooks.register("register_log_actions")
def acts_upon_word_lists(actions: Any) -> None:
    """Acts in the history of word lists."""
    actions.register_action(PASTE, _("批量添加用词"), _("批量添加用词"))


def without(request: HttpRequest, *names: str) -> None:
    """Take fields out of what a form sent."""
    if any(name in request.POST for name in names):
        request.POST = request.POST.copy()  # type: ignore[assignment]
        for name in names:
            request.POST.pop(name, None)  # type: ignore[misc]


@hooks.register("before_create_page")
def columns_are_made_by_arrangers(request: HttpRequest, parent_page: Page, page_class: type[Page]) -> None:
    """Raises PermissionDenied for a type that the person may not make there."""
    if page_class not in parent_page.permissions_for_user(request.user).kinds_below():
        raise PermissionDenied


@hooks.register("before_create_page")
def new_texts_are_drafts(request: HttpRequest, parent_page: Page, page_class: type[Page]) -> None:
    """Below a column, structure may be published as it is made; a text that asks for it is kept as a draft."""
    if getattr(page_class, "moderated", False):
        without(request, "action-publish")


@hooks.register("before_copy_page")
def copies_are_drafts(request: HttpRequest, page: Page) -> None:
    """A copy goes through the review of the place it stands at, and is never an alias."""
    without(request, "publish_copies", "alias")


@hooks.register("before_move_page")
def only_what_may_be_moved(request: HttpRequest, page: Page, destination: Page) -> None:
    """Wagtail asks for the right when the move is done, not when it asks for confirmation; raises PermissionDenied."""
    if not page.permissions_for_user(request.user).can_move_to(destination):
        raise PermissionDenied


@hooks.register("before_convert_alias_page")
def no_aliases(request: HttpRequest, page: Page) -> HttpResponse:
    """There are no aliases to convert."""
    return redirect("wagtailadmin_explore", page.pk)


@hooks.register("construct_page_action_menu")
def say_it_in_our_words(menu_items: list[ActionMenuItem], request: HttpRequest, context: dict[str, Any]) -> None:
    """送审 comes first for texts; publishing stands only where it is possible."""
    moderated = getattr(_page_class(request, context), "moderated", False)
    for number, item in enumerate(menu_items):
        if isinstance(item, SubmitForModerationMenuItem):
            menu_items[number] = SendForReviewItem(order=item.order)
        elif isinstance(item, CancelWorkflowMenuItem):
            menu_items[number] = WithdrawItem(order=item.order)
    menu_items[:] = [
        item
        for item in menu_items
        if not isinstance(item, RestartWorkflowMenuItem) and not (moderated and isinstance(item, PublishMenuItem))
    ]
    menu_items.sort(key=lambda item: not (item.name == "approve" or (moderated and item.name == "action-submit")))


def _page_class(request: HttpRequest, context: dict[str, Any]) -> type | None:
    """Type of the page that is edited, or that is about to be made by the address of the create view."""
    page = context.get("page")
    if page is not None:
        return type(page)
    named = request.resolver_match.kwargs if request.resolver_match else {}
    try:
        return apps.get_model(named["content_type_app_name"], named["content_type_model_name"])
    except (KeyError, LookupError):
        return None
