"""An anonymous GET depends on host, path and query alone: any public page can be kept as a file and served to everybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.test import Client

from tests.factories.addresses import filled, shapes
from tests.factories.page_types import TYPES, address_of, live_page, name_of
from tests.factories.users import make_user

if TYPE_CHECKING:
    from django.http.response import HttpResponseBase

    from cms.content.models import BasePage
    from tests.factories.sites import SmallCluster

#: The one answer that depends on its reader, and says so.
OWN_TO_READERS = "/prefs.css"
FIXED = [
    filled(shape, "") for shape in shapes() if not shape[1] and filled(shape, "") not in {OWN_TO_READERS, "/prefs/"}
]
#: Pages of columns and of texts that take an address further, feeds, codes to scan, what is not there, and results.
MORE = [
    "/", "/news/", "/news/rss.xml", "/news/atom.xml", "/news/feed.json", "/feed.json", "/news/?page=1", "/news/?q=a",
    "/search/?q=湘江", "/exit/?to=https://example.com/", "/nothing-here/", "/news", "/sitemap-1.xml", "/?q=%00",
]  # fmt: skip


def seen(path: str, host: str, client: Client | None = None, **headers: str) -> HttpResponseBase:
    return (client or Client()).get(path, headers={"host": host} | headers)


def somebody() -> Client:
    """A browser with everything a reader may carry along: a session, preferences, tokens."""
    client = Client()
    client.force_login(make_user(superuser=True))
    client.cookies["prefs"] = "elder-contrast"
    client.cookies["csrftoken"] = "a" * 32
    client.cookies["django_language"] = "en"
    return client


def check(path: str, host: str) -> None:
    plain = seen(path, host)
    marked = seen(
        path, host, somebody(), **{"accept-language": "en", "user-agent": "Phone", "referer": "https://a.example/",
        "x-requested-with": "XMLHttpRequest", "x-forwarded-for": "10.0.0.1", "save-data": "on"},
    )  # fmt: skip
    assert plain.status_code == marked.status_code
    assert plain.content == marked.content, path
    for answer in (plain, marked):
        assert not answer.cookies, path
        assert "cookie" not in answer.get("Vary", "").lower(), path
        assert "accept-language" not in answer.get("Vary", "").lower(), path
        assert answer.get("ETag") == plain.get("ETag")
    assert b"csrf" not in plain.content.lower(), path


@pytest.mark.parametrize("model", TYPES, ids=name_of)
def test_every_type_of_page(cluster: SmallCluster, model: type[BasePage]) -> None:
    host, path = address_of(live_page(cluster, model))
    check(path, host)


@pytest.mark.parametrize("path", [*FIXED, *MORE])
def test_every_other_address(cluster: SmallCluster, path: str) -> None:
    check(path, "localhost")
    check(path, "en.localhost")


def test_an_answer_that_depends_on_the_reader_says_so(cluster: SmallCluster) -> None:
    plain, marked = seen(OWN_TO_READERS, "localhost"), seen(OWN_TO_READERS, "localhost", somebody())
    assert plain.content != marked.content
    for answer in (plain, marked):
        assert answer["Vary"] == "Cookie"
        assert answer["Cache-Control"] == "private, no-cache"


@pytest.mark.parametrize("model", TYPES, ids=name_of)
def test_a_page_that_did_not_change_is_not_sent_again(cluster: SmallCluster, model: type[BasePage]) -> None:
    host, path = address_of(live_page(cluster, model))
    first = seen(path, host)
    assert first["Cache-Control"] == "public, max-age=0, s-maxage=60"
    for header, value in (("if-none-match", first["ETag"]), ("if-modified-since", first["Last-Modified"])):
        again = seen(path, host, **{header: value})
        assert (again.status_code, again.content) == (304, b"")
    stale = seen(path, host, **{"if-none-match": '"other"', "if-modified-since": "Thu, 01 Jan 2026 00:00:00 GMT"})
    assert (stale.status_code, stale.content) == (200, first.content)


@pytest.mark.parametrize("name", ["rss.xml", "atom.xml", "feed.json"])
def test_a_feed_that_did_not_change_is_not_sent_again(cluster: SmallCluster, name: str) -> None:
    first = seen(f"/news/{name}", "fgw.localhost")
    assert seen(f"/news/{name}", "fgw.localhost", **{"if-none-match": first["ETag"]}).status_code == 304
