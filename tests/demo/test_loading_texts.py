"""Generated texts become pages like those of editors."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from cms.content.models import ArticlePage, LeaderPage, TopicPage
from cms.demo.generators.model import Bullets, Heading, Paragraph, VideoSlot
from cms.demo.loading.blocks import raw_body
from cms.demo.loading.dates import move_dates
from cms.demo.loading.pages import load_texts
from tests.factories.content import make_article, make_column, renew

from .samples import BLOCKS, demo_files, demo_text

if TYPE_CHECKING:
    from cms.demo.generators.model import DemoArticle
    from tests.factories.fixtures import Get
    from tests.factories.sites import SmallCluster

DAY = date(2026, 11, 22)


def load(*texts: DemoArticle, day: date = DAY) -> int:
    return load_texts("portal", texts, demo_files(), day)


@pytest.mark.django_db
def test_every_sort_of_block_is_one_that_an_editor_could_have_written() -> None:
    files = demo_files()
    stream = ArticlePage._meta.get_field("body").stream_block
    raw = raw_body(demo_text(body=BLOCKS), files)
    assert stream.clean(stream.to_python(raw))
    assert raw_body(demo_text(body=BLOCKS), files) == raw, "a second run writes the same ids"
    assert len({block["id"] for block in raw}) == len(raw)


@pytest.mark.django_db
def test_neighbouring_paragraphs_and_lists_are_one_block_of_text() -> None:
    body = (Paragraph("一<b>"), Bullets(("二",), ordered=True), Heading("三"), Paragraph("四"))
    raw = raw_body(demo_text(body=body), demo_files())
    assert [block["type"] for block in raw] == ["paragraph", "heading", "paragraph"]
    assert raw[0]["value"] == "<p>一&lt;b&gt;</p><ol><li>二</li></ol>"


@pytest.mark.django_db
@pytest.mark.parametrize(("words", "captions"), [("文字稿", "captions-zh"), ("Words alone", "captions-en")])
def test_a_film_has_captions_in_its_own_language(words: str, captions: str) -> None:
    files = demo_files()
    (film,) = raw_body(demo_text(body=(VideoSlot("film", words),)), files)
    assert film["value"]["captions"] == files.documents[captions]


def test_a_loaded_text_is_read_like_any_other(cluster: SmallCluster, get: Get) -> None:
    assert (
        load(demo_text(body=BLOCKS, title="演示的稿件", facts=(("文号", "湘政发"),), elements=(("时限", "五日"),))) == 1
    )
    renew()
    page = ArticlePage.objects.get(title="演示的稿件")
    assert (page.live, page.is_demo, page.import_batch) == (True, True, "demo-2026-11-22")
    assert [row.value["label"] for row in page.elements] == ["文号", "时限"]
    text = get(page.url).content.decode()
    for words in ("&lt;不是标签&gt;", "办结率", "文字稿", "第二行", "湘政发"):
        assert words in text, words


def test_texts_stand_in_their_columns_and_are_counted(cluster: SmallCluster) -> None:
    culture = make_column(cluster.column(cluster.portal, "culture"), "food")
    assert load(demo_text("demo:a"), demo_text("demo:b", path="culture/food"), demo_text("demo:c")) == 3
    assert ArticlePage.objects.child_of(cluster.column(cluster.portal, "news")).count() == 2
    assert ArticlePage.objects.child_of(culture).get().external_id == "demo:b"


def test_nothing_is_dated_in_the_future(cluster: SmallCluster) -> None:
    load(demo_text(published_at=timezone.localtime() + timedelta(days=3)))
    assert ArticlePage.objects.get(is_demo=True).published_at <= timezone.now()


def test_leaders_and_topics_are_pages_of_their_own_types(cluster: SmallCluster) -> None:
    news = cluster.column(cluster.portal, "news")
    make_column(news, "leaders", kind="leader")
    make_column(news, "topics", kind="topic")
    load(
        demo_text("demo:1", path="news/leaders", kind="leader", position="副省长", title="某某", picture="lake"),
        demo_text("demo:2", path="news/leaders", kind="leader", title="领导活动"),
        demo_text("demo:3", path="news/topics", kind="topic", title="专题", picture="hill"),
    )
    leader, topic = LeaderPage.objects.get(), TopicPage.objects.get()
    assert (leader.position, leader.portrait.title) == ("副省长", "图0")
    assert (topic.hero.title, topic.sections[0].value["heading"]) == ("图1", "专题介绍")
    assert ArticlePage.objects.get(external_id="demo:2").title == "领导活动"


def test_long_values_are_cut_to_their_fields(cluster: SmallCluster) -> None:
    load(
        demo_text(
            summary="长" * 400, source_name="长" * 200, author="长" * 90, number="长" * 90, keywords=("长" * 300,)
        )
    )
    page = ArticlePage.objects.get(is_demo=True)
    page.full_clean()
    assert [len(getattr(page, name)) for name in ("summary", "source", "author", "number")] == [300, 100, 60, 60]


def test_dates_of_generated_texts_move_in_page_and_revision(cluster: SmallCluster) -> None:
    load(demo_text("demo:a", title="动"), demo_text("given-1", title="不动"))
    own = make_article(cluster.column(cluster.portal, "news"), "编辑的稿件")
    before = dict(ArticlePage.objects.values_list("title", "published_at"))
    move_dates(DAY, DAY + timedelta(days=7))
    after = dict(ArticlePage.objects.values_list("title", "published_at"))
    assert after["动"] - before["动"] == timedelta(days=7)
    assert (after["不动"], after[own.title]) == (before["不动"], before[own.title])
    moved = ArticlePage.objects.get(title="动")
    revised = moved.get_latest_revision_as_object().published_at
    assert abs(revised - moved.published_at) < timedelta(seconds=1)
