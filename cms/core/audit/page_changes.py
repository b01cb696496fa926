"""What an edit of a page or snippet changed: the fields of a revision beside those of the one before."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from wagtail.models import Revision

#: What every save renews by itself.
BOOKKEEPING: Final = frozenset(
    {
        "latest_revision_created_at", "latest_revision", "live_revision", "last_published_at", "first_published_at",
        "has_unpublished_changes", "draft_title", "numchild", "path", "depth", "url_path", "comments",
    }
)  # fmt: skip

#: Name that the editor gives to a paragraph of rich text.
BLOCK_KEY: Final = re.compile(r' data-block-key="[^"]*"')


def changes_of(revision: Revision) -> tuple[dict[str, Any], dict[str, Any]]:
    """Fields before and after, only those that differ; all that are filled where no revision stands before."""
    earlier = (
        type(revision)
        ._base_manager.filter(
            base_content_type_id=revision.base_content_type_id, object_id=revision.object_id, pk__lt=revision.pk
        )
        .order_by("-pk")
        .values_list("content", flat=True)
        .first()
    )
    return differences(earlier or {}, revision.content or {})


def differences(older: dict[str, Any], newer: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Values of both that differ, without bookkeeping and without what is empty in both."""
    old, new = ({name: plain(value) for name, value in row.items()} for row in (older, newer))
    names = [
        name
        for name in sorted({*old, *new} - BOOKKEEPING)
        if old.get(name) != new.get(name) and (old.get(name) or new.get(name))
    ]
    return {n: old[n] for n in names if n in old}, {n: new[n] for n in names if n in new}


def plain(value: Any) -> Any:
    """A stream of blocks as its blocks, without the keys that every save may give anew; anything else as it is."""
    if isinstance(value, str) and value.startswith("[{"):
        with suppress(ValueError):
            value = json.loads(value)
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {name: plain(item) for name, item in value.items() if name != "id"}
    return BLOCK_KEY.sub("", value) if isinstance(value, str) else value
