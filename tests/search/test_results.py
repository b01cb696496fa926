"""The search page of a site: what it finds, in which order, and what it never shows."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from cms.content.site_context_provider import context_of_site
from cms.core.segmentation import LONGEST_QUERY
from search.selectors import search_columns, search_site
from tests.content.html import Html
from tests.factories.content import article, make_article, make_articles, make_column, make_topic, publish, renew

if TYPE_CHECKING:
    from django.http import HttpResponse
    from django.test import Client
    from pytest_django import DjangoAssertNumQueries

    from cms.content.models import ArticlePage, ColumnPage
    from tests.factories.fixtures import Get
    from tests.factories.sites import SmallCluster

HAN = re.compile(r"[\u4e00-\u9fff]")


@pytest.fixture
def news(cluster: SmallCluster) -> ColumnPage:
    return cluster.column(cluster.portal, "news")


def titles(answer: HttpResponse) -> list[str]:
    """Titles of the texts found, in the order of the page."""
    main = Html(answer).main
    return [part.partition("<span>")[2].partition("<")[0] for part in main.split('class="c-hit__title"')[1:]]


def body(words: str) -> list[tuple[str, str]]:
    return [("paragraph", f"<p>{words}</p>")]


@pytest.mark.parametrize("query", ["公积金", "积金", "提取", "公积金 提取", "公积金提取", "  公积金　", "《公积金》"])
def test_any_piece_of_a_text_of_two_characters_or_more_finds_it(news: ColumnPage, get: Get, query: str) -> None:
    make_article(news, "住房公积金提取办法")
    make_article(news, "义务教育招生")
    assert titles(get("/search/", q=query)) == ["住房公积金提取办法"]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("summary", "涉及茶油产业"), ("subtitle", "茶油产业发展"), ("keywords", "茶油 农业"), ("number", "茶油〔2026〕1号"),
        ("source", "茶油办公室"), ("body", body("发展茶油。")), ("search_description", "茶油说明"),
        ("elements", [("row", {"label": "主题", "value": "茶油"})]),
    ],
)  # fmt: skip
def test_every_field_that_readers_see_is_searched(news: ColumnPage, get: Get, field: str, value: object) -> None:
    publish(news, article("一篇稿件", **{field: value}))
    assert titles(get("/search/", q="茶油")) == ["一篇稿件"]


def test_all_words_must_be_there(news: ColumnPage, get: Get) -> None:
    make_article(news, "教育工作", body=body("安排资金。"))
    make_article(news, "教育改革")
    assert titles(get("/search/", q="教育 资金")) == ["教育工作"]


def test_what_says_it_in_the_title_stands_first(news: ColumnPage, get: Get) -> None:
    make_article(news, "工作动态", body=body("会议谈到洞庭湖治理。"))
    make_article(news, "洞庭湖治理")
    make_article(news, "情况通报", body=body("洞庭湖治理进展。"))
    assert titles(get("/search/", q="洞庭湖治理"))[0] == "洞庭湖治理"


@pytest.mark.parametrize("query", ["gdp", "GDP", "ＧＤＰ"])
def test_width_and_case_of_letters_do_not_matter(news: ColumnPage, get: Get, query: str) -> None:
    make_article(news, "前三季度GDP增长")
    assert titles(get("/search/", q=query)) == ["前三季度GDP增长"]


def test_a_site_finds_its_own_texts_alone(cluster: SmallCluster, get: Get) -> None:
    make_article(cluster.column(cluster.portal, "news"), "门户的湘江")
    make_article(cluster.column(cluster.fgw, "news"), "发改委的湘江")
    make_article(cluster.column(cluster.english, "news"), "Xiangjiang River")
    assert titles(get("/search/", q="湘江")) == ["门户的湘江"]
    assert titles(get("/search/", "fgw.localhost", q="湘江")) == ["发改委的湘江"]
    assert titles(get("/search/", "en.localhost", q="river")) == ["Xiangjiang River"]


def take_down(text: ArticlePage) -> None:
    text.unpublish()


def hide(text: ArticlePage) -> None:
    PageViewRestriction.objects.create(page=text.get_parent(), restriction_type="login")


def throw_away(text: ArticlePage) -> None:
    text.delete()


@pytest.mark.parametrize("act", [take_down, hide, throw_away])
def test_what_readers_cannot_open_is_not_found(news: ColumnPage, get: Get, act) -> None:
    text = make_article(make_column(news, "inner"), "岳麓山")
    assert titles(get("/search/", q="岳麓山")) == ["岳麓山"]
    act(text)
    renew()
    assert titles(get("/search/", q="岳麓山")) == []


def test_drafts_are_not_found_and_neither_are_drafts_of_public_texts(news: ColumnPage, get: Get) -> None:
    text = make_article(news, "旧标题芙蓉")
    text.title = "新标题杜鹃"
    text.save_revision()
    news.add_child(instance=article("草稿杜鹃", live=False, locale=news.locale))
    assert titles(get("/search/", q="杜鹃")) == []
    assert titles(get("/search/", q="芙蓉")) == ["旧标题芙蓉"]


def test_every_hit_leads_to_its_text(news: ColumnPage, get: Get) -> None:
    text = make_article(make_column(news, "inner"), "韶山")
    assert f'href="/news/inner/{text.slug}/"' in Html(get("/search/", q="韶山")).main


@pytest.mark.parametrize("query", ["", "   ", "！？。", "…", "%", "'", '"', "\\", "&|!()", ":*", "<", "\u200b"])
def test_a_question_without_words_finds_nothing_and_is_no_fault(news: ColumnPage, get: Get, query: str) -> None:
    make_article(news)
    assert titles(get("/search/", q=query)) == []


def test_only_the_beginning_of_a_long_question_is_looked_at(news: ColumnPage, get: Get) -> None:
    make_article(news, "衡山")
    assert titles(get("/search/", q="衡山" + " " * 500)) == ["衡山"]
    answer = get("/search/", q="衡山 " + "长" * 300)
    assert "长" * LONGEST_QUERY not in answer.content.decode()
    assert titles(answer) == []


def test_the_question_is_shown_as_words(news: ColumnPage, get: Get) -> None:
    query = '"><script>alert(1)</script>'
    text = Html(get("/search/", q=query)).text
    assert "<script>alert" not in text
    assert escape(query, quote=False).replace('"', "&#34;") in text


def test_results_come_in_pages_that_keep_the_question(news: ColumnPage, get: Get) -> None:
    make_articles(news, 25)
    first, second = get("/search/", q="标题"), get("/search/", q="标题", page="2")
    assert [len(titles(first)), len(titles(second))] == [20, 5]
    assert not set(titles(first)) & set(titles(second))
    main = Html(first).main
    assert 'href="?q=%E6%A0%87%E9%A2%98&amp;page=2"' in main
    assert "共 25 条" in Html(first).words
    assert '<input type="hidden" name="q" value="标题">' in main
    assert titles(get("/search/", q="标题", page="9")) == titles(second)


@pytest.mark.parametrize("number", ["abc", "0", "-1", "1.5", "１", "99999999"])
def test_what_is_no_page_number_is_not_found(news: ColumnPage, get: Get, number: str) -> None:
    assert get("/search/", q="标题", page=number).status_code == 404


def test_columns_of_that_name_stand_above_the_texts(news: ColumnPage, get: Get) -> None:
    make_column(news, "statistics", title="统计公报")
    renew()
    main = Html(get("/search/", q="统计")).main
    assert '<a href="/news/statistics/">统计公报</a>' in main
    assert "统计公报" not in Html(get("/search/", q="财政")).main


def test_columns_that_readers_should_not_start_from_are_left_out(cluster: SmallCluster, news: ColumnPage) -> None:
    make_column(news, "kept", title="人才引进")
    make_column(news, "retired", title="人才培养", retired_at=timezone.now())
    make_column(news, "draft", title="人才流动", live=False)
    PageViewRestriction.objects.create(page=make_column(news, "inside", title="人才名单"), restriction_type="login")
    make_column(cluster.column(cluster.fgw, "news"), "foreign", title="人才服务")
    renew()
    site = context_of_site(cluster.portal.wagtail_site_id)
    assert [link.title for link in search_columns("人才", site)] == ["人才引进"]
    assert search_columns("？", site) == []


def test_at_most_five_columns_are_named(cluster: SmallCluster, news: ColumnPage, get: Get) -> None:
    for number in range(7):
        make_column(news, f"c{number}", title=f"湘西{number}")
    renew()
    assert Html(get("/search/", q="湘西")).main.count('<a href="/news/c') == 5


def test_topics_and_leaders_are_not_texts_of_the_search(news: ColumnPage, cluster: SmallCluster) -> None:
    make_topic(news, "乡村振兴")
    assert len(search_site("乡村振兴", context_of_site(cluster.portal.wagtail_site_id))) == 0


@pytest.mark.parametrize("count", [2, 20])
def test_a_search_costs_six_queries_whatever_it_finds(
    news: ColumnPage, get: Get, count: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    make_articles(news, count)
    get("/search/", q="标题")
    with django_assert_max_num_queries(6):
        assert len(titles(get("/search/", q="标题"))) == count


def test_the_search_is_read_only(cluster: SmallCluster, client: Client) -> None:
    headers = {"host": "localhost"}
    assert client.head("/search/?q=a", headers=headers).status_code == 200
    assert client.post("/search/", {"q": "a"}, headers=headers).status_code == 405


def test_an_empty_search_page_says_what_to_do(cluster: SmallCluster, get: Get) -> None:
    assert "输入要找的内容" in Html(get("/search/")).words
    assert "没有找到“无此词”。" in Html(get("/search/", q="无此词")).words
    assert not HAN.search(Html(get("/search/", "en.localhost", q="nothing")).main)
