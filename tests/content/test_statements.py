from __future__ import annotations

from typing import TYPE_CHECKING

from cms.content.models import ArticlePage
from cms.content.routing import TEXT
from cms.content.statements import Statement
from tests.factories.content import make_article

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries

    from tests.factories.sites import SmallCluster

BELOW = Statement(
    lambda path: ArticlePage.objects.filter(path__startswith=path).order_by("pk").values_list("pk"), "\ue000"
)


def test_rows_are_those_of_the_query(cluster: SmallCluster, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    news, notices = cluster.column(cluster.fgw, "news"), cluster.column(cluster.fgw, "notices")
    texts = [make_article(news), make_article(news)]
    other = make_article(notices)
    with django_assert_num_queries(2):
        assert BELOW.rows(news.path) == [(text.pk,) for text in texts]
        assert BELOW.rows(notices.path) == [(other.pk,)]


def test_a_value_is_no_pattern(cluster: SmallCluster) -> None:
    make_article(cluster.column(cluster.fgw, "news"))
    assert BELOW.rows("%") == []
    assert BELOW.rows("_" * 4) == []


def test_an_object_is_the_one_of_the_query(cluster: SmallCluster) -> None:
    made = make_article(cluster.column(cluster.fgw, "news"), summary="摘要")
    read = TEXT.objects(ArticlePage, made.url_path)[0]
    known = ArticlePage.objects.get(pk=made.pk)
    assert read == known
    assert not read.get_deferred_fields()
    names = [field.attname for field in ArticlePage._meta.concrete_fields if field.attname not in {"body", "elements"}]
    assert [getattr(read, name) for name in names] == [getattr(known, name) for name in names]
    assert list(read.body.raw_data) == list(known.body.raw_data)
