"""What other apps read from content: list items, pagers, frames of pages, columns of a site, latest texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from .cards import Row, item_of
from .chrome import plain_frame as page_context
from .filters import pager_for
from .listing import latest_of, rows_by_id, with_pictures
from .tree import tree_of

if TYPE_CHECKING:
    from .models import ArticlePage
    from .presentation import ListItem
    from .site_context import SiteContext

__all__ = ["latest_of", "list_item", "page_context", "pager_for", "rows_by_id", "tree_of", "with_pictures"]


def list_item(page: ArticlePage, site: SiteContext) -> ListItem:
    """A text as the item of a list, without picture and sound: no query."""
    row = Row(
        pk=page.pk,
        title=page.title,
        url_path=page.url_path,
        published_at=page.published_at,
        pinned_until=page.pinned_until,
        source=page.source,
        summary=page.summary,
        number=page.number,
        validity=page.validity,
        important=page.is_important,
    )
    return item_of(row, site, timezone.now())
