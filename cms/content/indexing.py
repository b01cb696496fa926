"""Search entries of many pages at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.apps import apps
from django_tasks import task
from modelsearch.backends import get_search_backends_with_name

if TYPE_CHECKING:
    from collections.abc import Sequence


@task()
def index_pages(label: str, keys: Sequence[int]) -> None:
    """Write the search entries of pages of one type (`content.articlepage`); pages gone by now are left out."""
    model = apps.get_model(label)
    pages = list(model.get_indexed_objects().filter(pk__in=keys))
    for _name, backend in get_search_backends_with_name(with_auto_update=True):
        backend.get_index_for_model(model).add_items(model, pages)
