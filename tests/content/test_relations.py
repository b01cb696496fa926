"""Beside a text stand the topics that name it and the interpretations that explain it; a service says its four facts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from wagtail.models import ReferenceIndex

from tests.factories.content import make_article, make_column, make_images, make_topic

from .html import Html

if TYPE_CHECKING:
    from cms.content.models import ArticlePage, ColumnPage
    from tests.content.conftest import Get
    from tests.factories.sites import SmallCluster


@pytest.fixture
def news(cluster: SmallCluster) -> ColumnPage:
    return cluster.column(cluster.portal, "news")


def naming(*pages: ArticlePage) -> list[dict[str, Any]]:
    """Sections of a topic that names these texts."""
    named = [{"type": "item", "value": page.pk, "id": str(page.pk)} for page in pages]
    chosen = {"type": "chosen", "value": {"pages": named, "shape": "list"}, "id": "b"}
    return [{"type": "section", "value": {"heading": "报道", "content": [chosen]}, "id": "a"}]


def explaining(column: ColumnPage, document: ArticlePage, title: str = "一图读懂") -> ArticlePage:
    """A text that links to another, with the references that are kept of it."""
    raw = [{"type": "links", "value": {"items": [{"title": "原文", "page": document.pk, "url": ""}]}}]
    page = make_article(column, title, body=document.body.stream_block.to_python(raw))
    ReferenceIndex.create_or_update_for_object(page)
    return page


def aside(get: Get, path: str) -> str:
    return Html(get(path)).main.partition("<aside")[2]


def test_a_text_leads_to_the_topics_that_name_it(news: ColumnPage, get: Get) -> None:
    text, other = make_article(news, "被选的"), make_article(news, "没选的")
    make_topic(make_column(news, "topics", kind="topic"), "专题：防汛", sections=naming(text), slug="floods")

    assert "所属专题" in aside(get, f"/news/{text.slug}/")
    assert 'href="/news/topics/floods/"' in aside(get, f"/news/{text.slug}/")
    assert "所属专题" not in aside(get, f"/news/{other.slug}/")


def test_a_topic_that_is_taken_down_is_not_led_to(news: ColumnPage, get: Get) -> None:
    text = make_article(news, "被选的")
    topic = make_topic(make_column(news, "topics", kind="topic"), "专题：防汛", sections=naming(text))
    type(topic).objects.filter(pk=topic.pk).update(live=False)

    assert "所属专题" not in aside(get, f"/news/{text.slug}/")


def test_a_document_leads_to_what_explains_it_and_back(news: ColumnPage, get: Get) -> None:
    documents = make_column(news, "documents", kind="document")
    document = make_article(documents, "实施意见", number="湘政发〔2026〕1号")
    page = explaining(make_column(news, "interpretation", kind="interpretation"), document)
    explaining(news, document, "提到它的新闻")

    beside = aside(get, f"/news/documents/{document.slug}/")
    assert "解读" in beside
    assert f'href="/news/interpretation/{page.slug}/"' in beside
    assert "提到它的新闻" not in beside
    assert f'href="/news/documents/{document.slug}/"' in Html(get(f"/news/interpretation/{page.slug}/")).main


def test_an_official_document_stands_without_the_picture_of_its_list(news: ColumnPage, get: Get) -> None:
    image = make_images(1)[0]
    documents = make_column(news, "documents", kind="document")
    document = make_article(documents, "实施意见", number="湘政发〔2026〕1号", lead_image=image)
    notice = make_article(documents, "没有文号的通知", lead_image=image)

    assert "<picture" not in Html(get(f"/news/documents/{document.slug}/")).main
    assert "<picture" in Html(get(f"/news/documents/{notice.slug}/")).main


def test_an_interpretation_that_is_a_draft_is_not_led_to(news: ColumnPage, get: Get) -> None:
    document = make_article(make_column(news, "documents", kind="document"), "实施意见", number="湘政发〔2026〕1号")
    page = explaining(make_column(news, "interpretation", kind="interpretation"), document)
    type(page).objects.filter(pk=page.pk).update(live=False)

    assert "一图读懂" not in aside(get, f"/news/documents/{document.slug}/")


def rows(**pairs: str) -> list[tuple[str, dict[str, str]]]:
    return [("row", {"label": label, "value": value}) for label, value in pairs.items()]


def test_cards_of_services_say_four_facts(news: ColumnPage, get: Get) -> None:
    column = make_column(news, "services", kind="service", layout="cards")
    make_article(
        column, "身份证换领",
        elements=rows(事项名称="身份证换领", 法定办结时限="60日", 承诺办结时限="20日", 跑动次数="1次", 收费="不收费"),
    )  # fmt: skip
    make_article(column, "只说收费", elements=rows(收费="每证20元"))

    main = Html(get("/news/services/")).main
    for label, value in (("法定时限", "60日"), ("承诺时限", "20日"), ("到现场次数", "1次"), ("收费", "不收费")):
        assert f"<dt>{label}</dt><dd>{value}</dd>" in main
    assert main.count("<dt>收费</dt>") == 2
    assert main.count("<dt>") == 5


def test_a_column_of_services_without_facts_keeps_its_layout(news: ColumnPage, get: Get) -> None:
    make_article(make_column(news, "services", kind="service", layout="list"), "办事须知")

    assert "c-svcs" not in Html(get("/news/services/")).main


def test_a_table_shows_one_caption(news: ColumnPage, get: Get) -> None:
    table = {
        "columns": [{"type": "text", "heading": "指标"}],
        "rows": [{"values": ["生猪出栏"]}],
        "caption": "第二个表题",
    }
    stream = make_article(news).body.stream_block
    raw = [{"type": "table", "value": {"caption": "表题", "source": "", "row_headers": True, "table": table}}]
    text = make_article(news, "有表的", body=stream.to_python(raw))

    main = Html(get(f"/news/{text.slug}/")).main
    assert main.count("<caption") == 1
    assert "第二个表题" not in main
