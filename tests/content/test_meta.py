from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from cms.content.enums import COLUMN_TYPES
from cms.content.meta import ENGLISH_TYPES, json_ld, shorten
from tests.factories.content import article, make_article, make_column, make_images, make_leader, make_topic, publish

from .html import Html

if TYPE_CHECKING:
    from tests.content.conftest import Get
    from tests.factories.sites import SmallCluster

SITE_TAGS = ("SiteName", "SiteDomain", "SiteIDCode")
COLUMN_TAGS = ("ColumnName", "ColumnDescription", "ColumnKeywords", "ColumnType")
TEXT_TAGS = ("ArticleTitle", "PubDate", "ContentSource")
PUB_DATE = re.compile(r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01]) ([01]\d|2[0-3]):[0-5]\d$")
HAN = re.compile(r"[\u3400-\u9fff\u3000-\u303f\uff00-\uffef]")


def pages(cluster: SmallCluster) -> dict[str, tuple[str, str, tuple[str, ...]]]:
    """Every type of page: host, path, and the tags it must have."""
    news = cluster.column(cluster.portal, "news")
    text = make_article(news, published_at=datetime(2026, 11, 22, 1, 30, tzinfo=UTC))
    make_topic(news, slug="topic")
    make_leader(news, slug="leader")
    full = SITE_TAGS + COLUMN_TAGS + TEXT_TAGS
    return {
        "portal": ("localhost", "/", (*SITE_TAGS, "ColumnType")),
        "english": ("en.localhost", "/", (*SITE_TAGS, "ColumnType")),
        "department": ("fgw.localhost", "/", (*SITE_TAGS, "ColumnType")),
        "channel": ("localhost", "/bm/bgt/", (*SITE_TAGS, "ColumnType")),
        "column": ("localhost", "/news/", SITE_TAGS + COLUMN_TAGS),
        "article": ("localhost", f"/news/{text.slug}/", full),
        "topic": ("localhost", "/news/topic/", full),
        "leader": ("localhost", "/news/leader/", full),
        "site map": ("localhost", "/site-map/", SITE_TAGS),
        "feeds": ("localhost", "/feeds/", SITE_TAGS),
        "exit": ("localhost", "/exit/?to=https://example.com/", SITE_TAGS),
        "search": ("localhost", "/search/", SITE_TAGS),
    }


def test_every_page_has_its_tags_once_and_the_facts_of_its_foot(cluster: SmallCluster, get: Get) -> None:
    for name, (host, path, tags) in pages(cluster).items():
        html = Html(get(path, host))
        for tag in tags:
            assert html.one(tag).strip(), (name, tag)
        assert re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)*\.gov\.cn", html.one("SiteDomain")), name
        assert re.fullmatch(r"bm\d{8}|\d{10}", html.one("SiteIDCode")), name
        assert html.reader.forbidden == [], name
        foot = html.text.partition("<footer")[2]
        for fact in ("4300000000", "湘ICP备" if host != "en.localhost" else "", "43000000000000"):
            assert fact in foot, (name, fact)


def test_the_date_of_a_text_is_the_visible_one_in_the_official_form(cluster: SmallCluster, get: Get) -> None:
    _host, path, _tags = pages(cluster)["article"]
    html = Html(get(path))
    assert PUB_DATE.match(html.one("PubDate"))
    assert html.one("PubDate") == "2026-11-22 09:30"
    assert html.one("PubDate") in html.words
    assert f'<h1 class="c-article__title">{html.one("ArticleTitle")}</h1>' in html.main
    assert f"来源：{html.one('ContentSource')}" in html.words


def test_optional_tags_say_what_is_known(cluster: SmallCluster, get: Get) -> None:
    text = make_article(
        cluster.column(cluster.portal, "news"),
        keywords="社保 转移",
        author="张三",
        summary="摘要。",
        lead_image=make_images(1)[0],
    )
    html = Html(get(f"/news/{text.slug}/"))
    assert (html.one("Keywords"), html.one("Author"), html.one("Description")) == ("社保 转移", "张三", "摘要。")
    assert html.one("Url") == f"https://www.hunan.gov.cn/news/{text.slug}/"
    assert html.one("Image").startswith("https://www.hunan.gov.cn/media/")
    assert html.one("og:image") == html.one("Image")
    assert html.one("og:type") == "article"
    assert html.data["headline"] == text.title


def test_addresses_are_those_of_the_official_domain_whatever_host_asked(cluster: SmallCluster, get: Get) -> None:
    text = make_article(cluster.column(cluster.fgw, "news"))
    html = Html(get(f"/news/{text.slug}/", "fgw.localhost:8123"))
    assert html.canonical == f"https://fgw.hunan.gov.cn/news/{text.slug}/"
    assert "8123" not in html.text


def test_a_title_cannot_leave_the_tags_it_stands_in(cluster: SmallCluster, get: Get) -> None:
    title = '</script><script>alert(1)</script>"><b>&'
    html = Html(get(f"/news/{make_article(cluster.column(cluster.portal, 'news'), title).slug}/"))
    assert "<script>alert" not in html.text
    assert html.data["headline"] == title
    assert html.one("ArticleTitle") == title


def test_both_languages_name_each_other(cluster: SmallCluster, get: Get) -> None:
    chinese, english = Html(get("/news/")), Html(get("/news/", "en.localhost"))
    expected = {"zh-CN": "https://www.hunan.gov.cn/news/", "en": "https://en.hunan.gov.cn/news/"}
    assert chinese.alternates == expected
    assert english.alternates == expected
    assert 'href="http://en.localhost/news/" lang="en" hreflang="en">English</a>' in chinese.text
    assert 'href="http://localhost/news/" lang="zh-CN" hreflang="zh-CN">中文</a>' in english.text


def test_a_page_without_a_counterpart_leads_to_its_nearest_column_that_has_one(cluster: SmallCluster, get: Get) -> None:
    column = make_column(cluster.column(cluster.portal, "news"), "local")
    text = make_article(column)
    html = Html(get(f"/news/local/{text.slug}/"))
    assert html.alternates == {}
    assert 'href="http://en.localhost/news/?untranslated=1"' in html.text
    landed = Html(get("/news/", "en.localhost", untranslated="1"))
    plain = Html(get("/news/", "en.localhost"))
    assert "c-strip" in landed.text
    assert "c-strip" not in plain.text


@pytest.mark.parametrize("state", ["draft", "alias"])
def test_drafts_and_aliases_are_no_translations(cluster: SmallCluster, get: Get, state: str) -> None:
    text = make_article(cluster.column(cluster.portal, "news"))
    twin = article(
        "In English", translation_key=text.translation_key, locale=cluster.english.wagtail_site.root_page.locale
    )
    made = publish(cluster.column(cluster.english, "news"), twin)[0]
    assert "en" in Html(get(f"/news/{text.slug}/")).alternates
    changes = {"live": False} if state == "draft" else {"alias_of": text}
    type(made)._base_manager.filter(pk=made.pk).update(**changes)
    assert Html(get(f"/news/{text.slug}/")).alternates == {}


def test_columns_have_an_official_type_in_both_languages(cluster: SmallCluster, get: Get) -> None:
    assert set(COLUMN_TYPES.values()) <= set(ENGLISH_TYPES)
    assert Html(get("/news/")).one("ColumnType") == "工作动态"
    assert Html(get("/news/", "en.localhost")).one("ColumnType") == "News"


def test_json_ld_cannot_end_its_script() -> None:
    assert "<" not in json_ld({"name": "</script><!--"})


def test_descriptions_are_one_line_and_not_too_long() -> None:
    assert shorten("一\n二  三") == "一 二 三"
    assert len(shorten("长" * 500)) == 200
