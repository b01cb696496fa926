from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from wagtail.models import Page

from cms.content.models import ArticlePage, ColumnPage
from tests.content.import_files import bring, jsonl, row
from tests.factories.sites import make_cluster
from tests.factories.together import together

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.django_db(transaction=True)
def test_one_file_imported_by_two_people_at_once_comes_in_once(tmp_path: Path) -> None:
    make_cluster()
    texts = jsonl(tmp_path, *(row(id=f"n{number}") for number in range(12)))

    outcomes = []
    assert together(*[lambda: outcomes.append(bring(texts))] * 2) == []

    assert sorted(ArticlePage.objects.values_list("external_id", flat=True)) == sorted(f"n{n}" for n in range(12))
    assert sum(outcome.counts["new"] for outcome in outcomes) == 12
    assert sum(outcome.counts["same"] for outcome in outcomes) == 12
    assert ColumnPage.objects.filter(slug="unfiled").count() == 1
    assert Page.find_problems() == ([], [], [], [], [])
