"""Nonsense in every part of every public address is refused in the dress of the site, and is never a fault of ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.factories.addresses import Shape, filled, shapes
from tests.factories.content import make_article

if TYPE_CHECKING:
    from django.test import Client

    from tests.content.conftest import Get
    from tests.factories.sites import SmallCluster

#: Parts of an address: numbers beyond any column, NUL, broken UTF-8, a lone surrogate, what tries to leave, what is too long.
PARTS = [
    "0", "-1", "1.5", "9" * 30, "abc", "%00", "a%00b", "%ed%a0%80", "%ff", "%c0%ae", "%25", "%2e%2e/%2e%2e", "..",
    "a" * 300, "'\"<script>", "新闻", "%5c", "{{7*7}}", "%0d%0aSet-Cookie:a=b", "x;y=1", "１",
]  # fmt: skip
#: Query strings: values of the wrong kind, broken encodings, names that nobody knows, far too much.
QUERIES = [
    "page=abc", "page=0", "page=-1", "page=1000000000", "page=%EF%BC%91", "page=", "page=1&page=2", "page=%00",
    "page=%ed%a0%80", "year=0000", "year=20x6", "year=99999", "department=%00", "q=%00", "q=%ff%fe", "q=%ed%a0%80",
    "q=" + "a" * 1500, "q=%25_%5c'%22", "to=%00", "to=http://[::1", "to=//evil.example", "id=1%27--", "&&&===", "a[]=1",
    "untranslated=%00", "x=" + "&x=" * 900,
]  # fmt: skip
REFUSED = {400, 404}
EXPECTED = {200, 301, 302, 303, 405} | REFUSED

every_shape = pytest.mark.parametrize("shape", shapes(), ids=lambda shape: shape[0])


def check(get: Get, address: str) -> int:
    """The answer is one of those that may be; a refusal is a page of the site."""
    answer = get(address, "jyt.localhost")
    assert answer.status_code in EXPECTED, address
    if answer.status_code in REFUSED and answer["Content-Type"].startswith("text/html"):
        text = answer.content.decode()
        assert "湖南省教育厅" in text, address
        assert 'href="/theme-' in text, address
    assert "\n" not in answer.get("Location", "")
    assert not answer.cookies
    return answer.status_code


@every_shape
def test_odd_parts_of_addresses(cluster: SmallCluster, get: Get, shape: Shape) -> None:
    for part in PARTS if shape[1] else ():
        for address in (filled(shape, part), filled(shape, f"{part}/")):
            check(get, address)


@every_shape
def test_odd_queries(cluster: SmallCluster, get: Get, shape: Shape) -> None:
    for query in QUERIES:
        check(get, f"{filled(shape, '1')}?{query}")


@pytest.mark.parametrize("query", QUERIES)
def test_odd_queries_of_lists_texts_and_home_pages(cluster: SmallCluster, get: Get, query: str) -> None:
    text = make_article(cluster.column(cluster.jyt, "news"))
    for address in ("/", "/news/", f"/news/{text.slug}/", "/news/rss.xml"):
        check(get, f"{address}?{query}")


@pytest.mark.parametrize(
    "query", ["page=abc", "page=0", "page=-1", "page=1000000000", "page=%EF%BC%91", "year=0000", "year=20x6"]
)
def test_a_list_refuses_what_is_no_page_or_year(cluster: SmallCluster, get: Get, query: str) -> None:
    assert check(get, f"/news/?{query}") == 404


@pytest.mark.parametrize("name", ["q", "department", "page", "to"])
@pytest.mark.parametrize("value", ["%00", "a%00b"])
def test_a_nul_is_refused_wherever_it_stands(cluster: SmallCluster, get: Get, name: str, value: str) -> None:
    for address in ("/news/", "/search/", "/exit/", "/"):
        assert check(get, f"{address}?{name}={value}") in REFUSED


@every_shape
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options", "trace"])
def test_other_methods_are_no_faults(cluster: SmallCluster, client: Client, shape: Shape, method: str) -> None:
    answer = getattr(client, method)(filled(shape, "1"), headers={"host": "jyt.localhost"})
    assert answer.status_code in EXPECTED | {403}
    if answer.status_code == 200:
        assert method in {"options", "trace"}
