"""Generated texts keep their distance from today: a demonstration started weeks later is as fresh as on its first day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import connection, transaction

from cms.core import versions

if TYPE_CHECKING:
    from datetime import date

#: Texts that come ready keep their dates and have ids of another form.
GENERATED = "demo:%"

MOVE_PAGES = """
    UPDATE content_articlepage SET published_at = published_at + make_interval(days => %s)
    WHERE is_demo AND external_id LIKE %s
"""
MOVE_REVISIONS = """
    UPDATE wagtailcore_revision AS revision
    SET content = jsonb_set(
        revision.content, '{published_at}',
        to_jsonb(to_char(article.published_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))
    )
    FROM content_articlepage AS article
    JOIN wagtailcore_page AS page ON page.id = article.page_ptr_id
    WHERE article.is_demo AND article.external_id LIKE %s AND revision.id = page.latest_revision_id
"""


@transaction.atomic
def move_dates(loaded: date, today: date) -> None:
    """Move the dates of generated texts from the day for which they were loaded to today, in pages and their revisions."""
    with connection.cursor() as cursor:
        cursor.execute(MOVE_PAGES, [(today - loaded).days, GENERATED])
        cursor.execute(MOVE_REVISIONS, [GENERATED])
    transaction.on_commit(versions.bump)
