"""A text that names a contact point is translated like any other."""

from __future__ import annotations

from wagtail.models import Locale

from cms.content.translations import start_translation
from tests.factories.content import make_article
from tests.factories.newsroom import Newsroom, at_work
from tests.factories.shared import contact


def test_the_translation_keeps_the_contact(newsroom: Newsroom):
    row = contact(None, "all", name_en="Desk")
    column = newsroom.cluster.column(newsroom.cluster.portal, "news")
    page = make_article(column, body=[{"type": "contact", "value": row.pk, "id": "c1"}])
    target = start_translation(page, Locale.objects.get(language_code="en"), newsroom.superuser)
    assert [block.value for block in target.body] == [row]
    assert at_work(newsroom.superuser).get(f"/admin/pages/{target.pk}/edit/").status_code == 200
