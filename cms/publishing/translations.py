"""Translations made from a source text, and whether they are complete."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wagtail_localize.models import Translation

if TYPE_CHECKING:
    from wagtail.models import Page


def translation_of(page: Page) -> Translation | None:
    """The translation whose target the page is; None for a page that is edited freely."""
    rows = Translation.objects.filter(
        source__object_id=page.translation_key, target_locale_id=page.locale_id, enabled=True
    )
    return rows.select_related("source").first()


def untranslated_segments(page: Page) -> int:
    """Number of segments that would show the words of the source language; 0 for a page that is no translation."""
    translation = translation_of(page)
    if translation is None:
        return 0
    total, translated = translation.get_progress()
    return int(total - translated)
