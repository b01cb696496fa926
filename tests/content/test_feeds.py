from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from tests.factories.content import make_article, make_articles, make_column, renew

if TYPE_CHECKING:
    import pytest_django

    from cms.content.models import ArticlePage
    from tests.content.conftest import Get
    from tests.factories.sites import SmallCluster

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture
def text(cluster: SmallCluster) -> ArticlePage:
    column = make_column(cluster.column(cluster.portal, "news"), "local")
    return make_article(
        column,
        "甲 <b> & 乙",
        summary="摘要 <i>",
        source="省教育厅",
        published_at=datetime(2026, 1, 2, 1, 30, tzinfo=UTC),
    )


def test_rss_holds_what_stands_at_and_below_the_column(text: ArticlePage, get: Get) -> None:
    answer = get("/news/rss.xml")
    assert answer["Content-Type"] == "application/rss+xml; charset=utf-8"
    item = ET.fromstring(answer.content).find("channel/item")
    assert item.findtext("title") == "甲 <b> & 乙"
    assert item.findtext("link") == f"http://localhost/news/local/{text.slug}/"
    assert item.findtext("guid") == f"https://www.hunan.gov.cn/news/local/{text.slug}/"
    assert item.findtext("pubDate") == "Fri, 02 Jan 2026 09:30:00 +0800"


def test_atom_tells_when_a_text_changed(text: ArticlePage, get: Get) -> None:
    entry = ET.fromstring(get("/news/atom.xml").content).find(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}published") == "2026-01-02T09:30:00+08:00"
    assert entry.findtext(f"{ATOM}updated") > entry.findtext(f"{ATOM}published")
    assert entry.findtext(f"{ATOM}summary") == "摘要 <i>"


def test_json_feed_follows_version_1_1(text: ArticlePage, get: Get) -> None:
    answer = get("/news/feed.json")
    data = json.loads(answer.content)
    assert data["version"] == "https://jsonfeed.org/version/1.1"
    assert data["feed_url"] == "http://localhost/news/feed.json"
    (item,) = data["items"]
    assert item["authors"] == [{"name": "省教育厅"}]
    assert item["date_published"] == "2026-01-02T09:30:00+08:00"


def test_the_whole_site_has_a_feed(text: ArticlePage, get: Get) -> None:
    assert len(json.loads(get("/feed.json").content)["items"]) == 1
    assert json.loads(get("/feed.json", "fgw.localhost").content)["items"] == []


@pytest.mark.parametrize("name", ["rss.xml", "atom.xml", "feed.json"])
def test_feeds_hold_thirty_texts_in_one_query(
    cluster: SmallCluster, get: Get, name: str, django_assert_num_queries: pytest_django.DjangoAssertNumQueries
) -> None:
    make_articles(cluster.column(cluster.portal, "news"), 33)
    get(f"/news/{name}")
    with django_assert_num_queries(1):
        answer = get(f"/news/{name}")
    assert answer.content.decode().count("标题") == 30
    assert answer["Last-Modified"]


def test_the_page_of_feeds_names_those_of_every_section(cluster: SmallCluster, get: Get) -> None:
    make_column(cluster.column(cluster.portal, "news"), "local")
    renew()
    text = get("/feeds/").content.decode()
    for address in ("/news/rss.xml", "/news/local/atom.xml", "/culture/feed.json"):
        assert f'href="{address}"' in text


def test_the_sitemap_has_an_index_and_parts(cluster: SmallCluster, get: Get, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cms.content.sitemaps.CHUNK", 4)
    make_articles(cluster.column(cluster.fgw, "news"), 5)
    index = ET.fromstring(get("/sitemap.xml", "fgw.localhost").content)
    parts = [entry.findtext(f"{SITEMAP}loc") for entry in index]
    assert parts == [f"http://fgw.localhost/sitemap-{number}.xml" for number in (1, 2, 3)]
    found = [
        entry for number in (1, 2, 3) for entry in ET.fromstring(get(f"/sitemap-{number}.xml", "fgw.localhost").content)
    ]
    addresses = [entry.findtext(f"{SITEMAP}loc") for entry in found]
    assert len(addresses) == len(set(addresses)) == 9
    assert "http://fgw.localhost/" in addresses
    assert all(entry.find(f"{SITEMAP}lastmod") is not None for entry in found)
    assert get("/sitemap-4.xml", "fgw.localhost").status_code == 404


def test_the_site_map_names_every_column(cluster: SmallCluster, get: Get) -> None:
    third = make_column(make_column(cluster.column(cluster.portal, "news"), "second"), "third")
    renew()
    text = get("/site-map/").content.decode()
    for address in ("/news/", "/news/second/", f"/news/second/{third.slug}/", "http://fgw.localhost/"):
        assert f'href="{address}"' in text


@pytest.mark.parametrize("target", ["https://example.com/a?b=c", "http://例子.com/", "https://example.com:8443/"])
def test_the_exit_page_names_the_address_and_never_redirects(cluster: SmallCluster, get: Get, target: str) -> None:
    answer = get("/exit/", to=target)
    assert answer.status_code == 200
    assert target.replace("&", "&amp;") in answer.content.decode()
    assert "您访问的链接即将离开“湖南省人民政府”门户网站，是否继续？" in answer.content.decode()
    assert "noindex" in answer["X-Robots-Tag"]


@pytest.mark.parametrize(
    "target",
    ["", "javascript:alert(1)", "//example.com", "ftp://example.com/", "https://", "https://user:pw@example.com/",
     "https://a b.com/", "http://[::1", "https://example.com\\@evil.com", "data:text/html,x", "https://e.com/" + "a" * 2000],
)  # fmt: skip
def test_the_exit_page_knows_only_addresses_of_the_web(cluster: SmallCluster, get: Get, target: str) -> None:
    assert get("/exit/", to=target).status_code == 404
