"""Ways to a translation: in the head of a text all that wagtail-localize offers, in lists one entry that costs no query."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail_localize.wagtail_hooks import page_listing_more_buttons as offered

from cms.content.translations import PERMISSION

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wagtail.models import Page

    from cms.accounts.models import User


def register() -> None:
    """Put these buttons in the place of wagtail-localize's, which ask three queries for every row of a list."""
    for name, buttons in (
        ("register_page_header_buttons", in_the_head),
        ("register_page_listing_more_buttons", in_lists),
    ):
        hooks._hooks[name].remove((offered, 0))
        hooks.register(name, buttons)


def in_the_head(page: Page, user: User, view_name: str | None = None, **options: Any) -> Iterator[Button]:
    """翻译 and 更新译文, as far as there is something to do."""
    if _may_translate(page, user):
        yield from offered(page, user, view_name, **options)


def in_lists(page: Page, user: User, **_options: Any) -> Iterator[Button]:
    """翻译; its screen says what is translated already."""
    if _may_translate(page, user):
        address = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
        yield Button(_("翻译"), address, icon_name="wagtail-localize-language", priority=60)


def _may_translate(page: Page, user: User) -> bool:
    """Only texts are translated, and only by people who translate."""
    return getattr(page.specific_class, "moderated", False) and user.has_perm(PERMISSION)
