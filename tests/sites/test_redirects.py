from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from wagtail.contrib.redirects.models import Redirect

from sites.models import MovedPrefix
from sites.redirects import candidates
from tests.factories.sites import on_host

if TYPE_CHECKING:
    from tests.factories.sites import SmallCluster


@pytest.mark.parametrize(
    ("old", "asked"),
    [
        ("/xxgk/t20190101_123.html", "/xxgk/t20190101_123.html"),
        ("/xxgk/index.shtml", "/xxgk/index.shtml"),
        ("/old/dir", "/old/dir/"),
        ("/art.jsp?id=5&lang=zh", "/art.jsp?lang=zh&id=5"),
        ("/art.jsp", "/art.jsp?id=5"),
        ("/新闻/1.html", "/%E6%96%B0%E9%97%BB/1.html"),
    ],
)
def test_an_old_address_leads_to_its_page(cluster: SmallCluster, old: str, asked: str) -> None:
    page = cluster.column(cluster.jyt, "news")
    Redirect.add_redirect(old, page, site=cluster.jyt.wagtail_site)
    answer = on_host("jyt.localhost").get(asked)
    assert answer.status_code == 301
    assert answer["Location"].endswith("/news/")


def test_a_redirect_is_of_one_site(cluster: SmallCluster) -> None:
    Redirect.add_redirect("/old.html", "https://www.hunan.gov.cn/", site=cluster.jyt.wagtail_site)
    assert on_host("fgw.localhost").get("/old.html").status_code == 404


def test_a_redirect_for_no_site_leads_nowhere(cluster: SmallCluster) -> None:
    Redirect.add_redirect("/old.html", "https://evil.example/", site=None)
    assert on_host("fgw.localhost").get("/old.html").status_code == 404


def test_an_address_with_a_page_is_never_led_away(cluster: SmallCluster) -> None:
    Redirect.add_redirect("/robots.txt", "https://www.hunan.gov.cn/", site=cluster.jyt.wagtail_site)
    assert on_host("jyt.localhost").get("/robots.txt").status_code == 200


def test_a_temporary_redirect_stays_temporary(cluster: SmallCluster) -> None:
    page = cluster.column(cluster.jyt, "news")
    Redirect.add_redirect("/old.html", page, site=cluster.jyt.wagtail_site, is_permanent=False)
    assert on_host("jyt.localhost").get("/old.html").status_code == 302


def test_everything_below_a_moved_path_leads_on(cluster: SmallCluster) -> None:
    MovedPrefix.objects.create(site=cluster.portal, prefix="/bm/jyt/", page=cluster.jyt.wagtail_site.root_page)
    client = on_host("localhost")
    for path in ("", "news/", "news/20260101-7/?from=1"):
        answer = client.get(f"/bm/jyt/{path}")
        assert (answer.status_code, answer["Location"]) == (301, f"http://jyt.localhost/{path}")
    assert client.get("/bm/jytx/").status_code == 404


def test_the_longest_moved_path_counts(cluster: SmallCluster) -> None:
    news = cluster.column(cluster.fgw, "news")
    MovedPrefix.objects.create(site=cluster.portal, prefix="/bm/jyt/", page=cluster.jyt.wagtail_site.root_page)
    MovedPrefix.objects.create(site=cluster.portal, prefix="/bm/jyt/plan/", page=news)
    assert on_host("localhost").get("/bm/jyt/plan/a/")["Location"] == "http://fgw.localhost/news/a/"


def test_spellings_of_an_address_are_few_and_fit_the_field() -> None:
    assert candidates("/a/?b=2&a=1") == ["/a?a=1&b=2", "/a"]
    assert candidates("/" + "a" * 300) == []
    assert len(candidates("/%E6%96%B0?x=1")) == 4
