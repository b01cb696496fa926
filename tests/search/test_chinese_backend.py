"""Questions are cut as texts are, for the public search and for the choosers of the admin alike."""

from __future__ import annotations

import pytest
from django.db import connection
from modelsearch.query import MATCH_ALL, And, Or, PlainText
from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from cms.content.models import ArticlePage
from cms.media.models import CustomDocument
from search.backends.chinese import SearchBackend, cut_query
from tests.factories.content import make_article, make_file
from tests.factories.sites import SmallCluster


def shape(query: object) -> object:
    """A search query as nested tuples."""
    if isinstance(query, PlainText):
        assert query.operator == "and" or " " not in query.query_string, "pieces of one word stand together"
        return query.query_string
    if isinstance(query, And | Or):
        return (type(query).__name__, *map(shape, query.subqueries))
    return query


@pytest.mark.parametrize(
    ("typed", "terms"),
    [
        ("", None),
        ("？！—", None),
        ("budget", "budget"),
        ("Budget 2026", ("And", "budget", "2026")),
        ("教育", "教育"),
        ("公积金", ("Or", "公积金", "公积 积金")),
        ("公积金 budget", ("And", ("Or", "公积金", "公积 积金"), "budget")),
        ("省", "省"),
    ],
)
def test_a_question_is_its_words_all_of_which_must_match(typed: str, terms: object) -> None:
    assert shape(cut_query(typed)) == terms


def test_the_platform_searches_with_this_backend() -> None:
    assert isinstance(get_search_backend(), SearchBackend)


@pytest.fixture
def text(cluster: SmallCluster) -> ArticlePage:
    return make_article(cluster.column(cluster.portal, "news"), "住房公积金提取 budget")


@pytest.mark.parametrize("operator", ["or", "and"])
def test_a_caller_cannot_ask_for_some_of_the_words(text: ArticlePage, operator: str) -> None:
    backend = get_search_backend()
    assert list(backend.search("公积金 budget", ArticlePage, operator=operator)) == [text]
    assert list(backend.search("公积金 absent", ArticlePage, operator=operator)) == []


def test_ready_made_queries_are_left_as_they_are(text: ArticlePage) -> None:
    backend = get_search_backend()
    assert list(backend.search(MATCH_ALL, ArticlePage)) == [text]
    assert list(backend.search(PlainText("budget"), ArticlePage)) == [text]
    assert list(backend.autocomplete(PlainText("budg"), ArticlePage)) == [text]


@pytest.mark.parametrize(
    ("typed", "found"),
    [("公积", True), ("积金", True), ("住房", True), ("房", True), ("budg", True), ("udget", False), ("税", False), ("，", False)],
)  # fmt: skip
def test_choosers_find_beginnings_of_words_and_pieces_of_names(text: ArticlePage, typed: str, found: bool) -> None:
    assert (text.page_ptr in list(get_search_backend().autocomplete(typed, Page.objects.all()))) == found


def test_files_are_found_by_pieces_of_their_names(db: None) -> None:
    file = make_file("申请表.pdf", title="居住证申请表")
    assert list(get_search_backend().search("居住证", CustomDocument)) == [file]
    assert list(get_search_backend().autocomplete("申请", CustomDocument)) == [file]
    assert list(get_search_backend().search("！", CustomDocument)) == []


def test_the_default_question_has_an_index(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT indexdef FROM pg_indexes WHERE indexname = 'search_title_and_body'")
        (definition,) = cursor.fetchone()
    assert "gin" in definition
    assert "title || body" in definition
