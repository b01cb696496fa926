from __future__ import annotations

from django.db import migrations


class Migration(migrations.Migration):
    """What went live lately is found without a look at every page; the start page of the admin asks for it."""

    dependencies = [("content", "0005_platforms_rows_are_shared")]

    operations = [
        migrations.RunSQL(
            "CREATE INDEX content_page_recent ON wagtailcore_page (last_published_at DESC) WHERE live",
            "DROP INDEX IF EXISTS content_page_recent",
        ),
    ]
