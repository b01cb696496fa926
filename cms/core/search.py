"""What a model adds to be found by Chinese words: its cut title and text as fields of the index."""

from __future__ import annotations

from typing import Any, ClassVar

from wagtail.search import index

from .segmentation import index_text


class SegmentedTitleMixin:
    """For indexed models with a `title`."""

    title: str

    segmented_fields: ClassVar[list[Any]] = [
        index.SearchField("segmented_title", boost=4),
        index.AutocompleteField("segmented_title"),
    ]

    def segmented_title(self) -> str:
        """Title in search tokens."""
        return index_text(self.title)


class SegmentedTextMixin(SegmentedTitleMixin):
    """For pages: title, and whatever `searchable_text` returns."""

    segmented_fields: ClassVar[list[Any]] = [
        *SegmentedTitleMixin.segmented_fields,
        index.SearchField("segmented_text"),
    ]

    def searchable_text(self) -> str:
        """Plain text besides the title; pages extend it by their own fields."""
        return ""

    def segmented_text(self) -> str:
        """Text in search tokens."""
        return index_text(self.searchable_text())
