from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone
from wagtail.models import Page, PageLogEntry, ReferenceIndex, Revision
from wagtail.search.models import IndexEntry
from wagtail.signals import page_published

from cms.content.bulk import CHUNK, add_pages
from cms.content.models import ArticlePage
from cms.publishing.gate import publishing_as

if TYPE_CHECKING:
    from cms.content.models import ColumnPage
    from tests.factories.sites import SmallCluster

pytestmark = pytest.mark.django_db

#: Values that differ between any two pages.
OWN = {"id", "page_ptr_id", "path", "slug", "url_path", "translation_key", "latest_revision_id", "live_revision_id"}
TIMES = {"latest_revision_created_at", "first_published_at", "last_published_at", "published_at"}


@pytest.fixture
def column(cluster: SmallCluster) -> ColumnPage:
    return cluster.column(cluster.portal, "notices")


def article(number: int = 1, **more: Any) -> ArticlePage:
    values: dict[str, Any] = {
        "title": f"通知{number}",
        "source": "省政府办公厅",
        "keywords": "政务 公开",
        "body": [
            {"type": "heading", "id": "11111111-1111-1111-1111-111111111111", "value": {"text": "一", "level": "2"}},
            {"type": "paragraph", "id": "22222222-2222-2222-2222-222222222222", "value": "<p>各市州人民政府：</p>"},
        ],
        "elements": [
            {
                "type": "row",
                "id": "33333333-3333-3333-3333-333333333333",
                "value": {"label": "文号", "value": "〔2026〕1号"},
            }
        ],
    }
    return ArticlePage(**values | more)


def by_form(column: ColumnPage, page: ArticlePage, user: Any, *, live: bool) -> ArticlePage:
    """As the admin's create view and the end of a review do."""
    page.owner, page.live = user, False
    column.add_child(instance=page)
    revision = page.save_revision(user=user, log_action=False)
    if live:
        with publishing_as("review"):
            revision.publish(user=user, skip_permission_checks=True)
    return ArticlePage.objects.get(pk=page.pk)


def in_bulk(column: ColumnPage, page: ArticlePage, user: Any, *, live: bool) -> ArticlePage:
    with publishing_as("import"):
        add_pages(column, [page], live=live, user=user)
    return ArticlePage.objects.get(pk=page.pk)


def fields(page: ArticlePage) -> dict[str, Any]:
    values = {field.attname: field.value_from_object(page) for field in page._meta.concrete_fields}
    values["body"], values["elements"] = list(page.body.raw_data), list(page.elements.raw_data)
    return {name: value is None if name in TIMES else value for name, value in values.items() if name not in OWN}


def revision(page: ArticlePage) -> dict[str, Any]:
    row = Revision.objects.get(pk=page.latest_revision_id)
    known = {"pk", "path", "slug", "url_path", "translation_key"}
    content = {name: value for name, value in row.content.items() if name not in known}
    return {
        "content": content,
        "row": (row.content_type_id, row.base_content_type_id, row.user_id, row.object_str, row.approved_go_live_at),
        "of": row.object_id == str(page.pk) and row.content["pk"] == page.pk and row.content["path"] == page.path,
        "same": row.content["slug"] == page.slug and row.content["url_path"] == page.url_path,
        "live": page.live_revision_id == row.pk,
    }


def references(page: ArticlePage) -> set[Any]:
    rows = ReferenceIndex.objects.filter(object_id=str(page.pk))
    return set(rows.values_list("content_type", "base_content_type", "to_content_type", "to_object_id", "content_path"))


def search_entry(page: ArticlePage) -> Any:
    entry = IndexEntry.objects.get(object_id=str(page.pk), content_type=page.content_type)
    return entry.title, entry.body, entry.autocomplete


def log(page: ArticlePage) -> list[Any]:
    rows = PageLogEntry.objects.filter(page=page).order_by("pk")
    return [
        (
            row.action,
            row.user_id,
            row.label,
            row.content_changed,
            row.content_type_id,
            row.data,
            row.revision_id is None,
        )
        for row in rows
    ]


@pytest.mark.parametrize("live", [False, True])
def test_a_bulk_page_equals_one_of_the_form(column: ColumnPage, live: bool) -> None:
    user = get_user_model().objects.create(username="editor")
    linked = [{"type": "paragraph", "id": "4" * 8, "value": f'<p><a linktype="page" id="{column.pk}">栏目</a></p>'}]

    formed = by_form(column, article(body=linked), user, live=live)
    bulk = in_bulk(column, article(body=linked), user, live=live)

    assert fields(bulk) == fields(formed)
    assert revision(bulk) == revision(formed)
    assert references(bulk) == references(formed) != set()
    assert search_entry(bulk) == search_entry(formed)
    assert log(bulk) == log(formed)


def test_the_tree_stays_sound_and_grows_from_both_sides(column: ColumnPage) -> None:
    user = None
    by_form(column, article(1), user, live=False)
    add_pages(column, [article(number) for number in range(2, 5)])
    by_form(column, article(5), user, live=False)

    assert [page.title for page in column.get_children()] == [f"通知{number}" for number in range(1, 6)]
    assert Page.objects.get(pk=column.pk).numchild == column.numchild == 5
    assert Page.find_problems() == ([], [], [], [], [])


def test_addresses_are_given_and_differ(column: ColumnPage) -> None:
    pages = add_pages(column, [article(), article()])

    today = f"{timezone.localdate():%Y%m%d}-"
    assert all(page.slug.startswith(today) for page in pages)
    assert len({page.slug for page in pages}) == 2
    assert pages[0].url_path == f"{column.url_path}{pages[0].slug}/"


def test_more_than_one_chunk_keeps_its_order(column: ColumnPage) -> None:
    add_pages(column, [article(number) for number in range(CHUNK + 3)])

    titles = [page.title for page in column.get_children()]
    assert titles == [f"通知{number}" for number in range(CHUNK + 3)]


def test_a_stated_date_stays_and_first_publication_can_be_told(column: ColumnPage) -> None:
    stated = datetime.datetime(2020, 5, 1, tzinfo=datetime.UTC)
    first = datetime.datetime(2021, 5, 1, tzinfo=datetime.UTC)
    with publishing_as("provision"):
        pages = add_pages(column, [article(published_at=stated), article()], live=True, first_published_at=first)

    saved = ArticlePage.objects.in_bulk([page.pk for page in pages])
    assert [saved[page.pk].published_at for page in pages] == [stated, first]
    assert {page.first_published_at for page in saved.values()} == {first}


def test_nothing_goes_live_outside_an_act(column: ColumnPage) -> None:
    with pytest.raises(PermissionDenied):
        add_pages(column, [article()], live=True)

    assert not column.get_children().exists()


def test_one_bad_page_leaves_nothing(column: ColumnPage) -> None:
    with pytest.raises(ValidationError) as caught:
        add_pages(column, [article(), article(title="长" * 300)])

    assert "title" in caught.value.message_dict
    assert not ArticlePage.objects.exists()
    assert Page.objects.get(pk=column.pk).numchild == 0


def test_listeners_hear_of_live_pages_alone(column: ColumnPage) -> None:
    heard: list[int] = []

    def listen(instance: Page, **_more: Any) -> None:
        heard.append(instance.pk)

    page_published.connect(listen)
    try:
        add_pages(column, [article()])
        with publishing_as("import"):
            live = add_pages(column, [article()], live=True)
    finally:
        page_published.disconnect(listen)

    assert heard == [live[0].pk]


def test_no_pages_ask_nothing(column: ColumnPage, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        assert add_pages(column, []) == []


def test_queries_do_not_grow_with_the_pages(column: ColumnPage, django_assert_max_num_queries: Any) -> None:
    with publishing_as("import"), django_assert_max_num_queries(30):
        add_pages(column, [article(number) for number in range(100)], live=True, announce=False)
