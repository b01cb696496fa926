from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from wagtail.models import PageViewRestriction

from cms.content.routing import find_page
from cms.content.site_context_provider import context_of_site
from cms.content.tree import tree_of
from tests.factories.content import make_article, make_column, renew

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django import DjangoAssertNumQueries

    from tests.content.conftest import Get
    from tests.factories.sites import SmallCluster


def test_a_text_is_found_in_one_query(cluster: SmallCluster, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    text = make_article(cluster.column(cluster.portal, "news"))
    site = context_of_site(cluster.portal.wagtail_site_id)
    tree_of(site)
    with django_assert_num_queries(1):
        found = find_page(site, f"news/{text.slug}/")
    assert found == text


def test_a_column_and_the_home_page_are_read_once_for_a_version(
    cluster: SmallCluster, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    site = context_of_site(cluster.portal.wagtail_site_id)
    tree_of(site)
    with django_assert_num_queries(1):
        assert find_page(site, "news/").title == "新闻动态"
    with django_assert_num_queries(1):
        assert find_page(site, "").pk == site.root_page_id
    with django_assert_num_queries(0):
        assert find_page(site, "news/").title == "新闻动态"
        assert find_page(site, "").pk == site.root_page_id


@pytest.mark.parametrize(
    "path",
    ["/absent/", "/news/absent/", "/news/20260101-1/", "/news//", "/NEWS/", "/news/..%2f/", "/新闻/", "/news/rss.xml/",
     "/news/qr.svg", "/absent/rss.xml", "/absent", "/" + "a/" * 900, "/%20/", "/sitemap-0.xml", "/sitemap-9.xml"],
)  # fmt: skip
def test_addresses_that_no_page_has_are_not_found(cluster: SmallCluster, get: Get, path: str) -> None:
    assert get(path).status_code == 404


def test_a_missing_slash_leads_to_the_page_with_its_query(cluster: SmallCluster, get: Get) -> None:
    answer = get("/news?page=1")
    assert (answer.status_code, answer["Location"]) == (301, "/news/?page=1")


def test_only_reading_is_answered(cluster: SmallCluster, client: Client) -> None:
    headers = {"host": "localhost"}
    assert client.head("/news/", headers=headers).status_code == 200
    assert client.post("/news/", headers=headers).status_code == 405
    assert client.delete("/exit/?to=https://a.com/", headers=headers).status_code == 405


def test_drafts_and_what_stands_below_drafts_are_not_found(cluster: SmallCluster, get: Get) -> None:
    column = make_column(cluster.column(cluster.portal, "news"), "local")
    text = make_article(column)
    assert get(f"/news/local/{text.slug}/").status_code == 200
    column.live = False
    column.save(update_fields=["live"])
    renew()
    assert get("/news/local/").status_code == 404
    assert get(f"/news/local/{text.slug}/").status_code == 404


def test_pages_that_are_not_for_everybody_are_not_shown(cluster: SmallCluster, get: Get) -> None:
    column = make_column(cluster.column(cluster.portal, "news"), "inside")
    text = make_article(column)
    PageViewRestriction.objects.create(page=column, restriction_type="login")
    renew()
    assert get("/news/inside/").status_code == 404
    assert get(f"/news/inside/{text.slug}/").status_code == 404
    assert text.slug not in get("/sitemap-1.xml").content.decode()


def test_each_host_shows_its_own_tree_alone(cluster: SmallCluster, get: Get) -> None:
    text = make_article(cluster.column(cluster.fgw, "news"), "发改委的稿件")
    assert get(f"/news/{text.slug}/", "fgw.localhost").status_code == 200
    assert get(f"/news/{text.slug}/").status_code == 404
    assert get(f"/news/{text.slug}/", "jyt.localhost").status_code == 404


def test_the_code_to_scan_holds_the_address_of_the_page(cluster: SmallCluster, get: Get) -> None:
    text = make_article(cluster.column(cluster.portal, "news"))
    answer = get(f"/news/{text.slug}/qr.svg")
    assert answer["Content-Type"] == "image/svg+xml"
    assert answer.content.startswith(b"<svg")
    assert b"style=" not in answer.content
