from __future__ import annotations

from django.db import migrations


class Migration(migrations.Migration):
    """The index that the default search query (title and body together) needs and neither Wagtail nor modelsearch makes."""

    dependencies = [("wagtailsearch", "0010_add_text_fields")]

    operations = [
        migrations.RunSQL(
            "CREATE INDEX IF NOT EXISTS search_title_and_body ON wagtailsearch_indexentry USING gin ((title || body))",
            "DROP INDEX IF EXISTS search_title_and_body",
        ),
    ]
