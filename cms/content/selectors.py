"""What other apps read from content: list items, pagers, frames of pages, columns of a site, latest texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from .cards import Row, item_of
from .chrome import plain_frame as page_context
from .filters import pager_for
from .listing import FIELDS, latest_of, rows_by_id, with_pictures
from .tree import tree_of

if TYPE_CHECKING:
    from .models import ArticlePage
    from .presentation import ListItem
    from .site_context import SiteContext

__all__ = ["latest_of", "list_item", "page_context", "pager_for", "rows_by_id", "tree_of", "with_pictures"]


def list_item(page: ArticlePage, site: SiteContext) -> ListItem:
    """A text as the item of a list, without picture and sound: no query."""
    values = {name: getattr(page, name) for name in FIELDS if not name.startswith("media_file")}
    return item_of(Row(*(values.get(name) for name in FIELDS)), site, timezone.now())
