from __future__ import annotations

from django.db import migrations


class Migration(migrations.Migration):
    """Article numbers from a sequence, and the indexes by which a page is found from its address and its column."""

    dependencies = [("content", "0002_links_between_content")]

    operations = [
        migrations.RunSQL(
            "CREATE SEQUENCE content_article_number START 100001", "DROP SEQUENCE IF EXISTS content_article_number"
        ),
        migrations.RunSQL(
            "CREATE INDEX content_page_address ON wagtailcore_page (url_path)", "DROP INDEX IF EXISTS content_page_address"
        ),
        migrations.RunSQL(
            "CREATE INDEX content_page_translations ON wagtailcore_page (translation_key)",
            "DROP INDEX IF EXISTS content_page_translations",
        ),
    ]
