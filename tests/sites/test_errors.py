from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client

from sites import middleware, views
from sites.enums import SiteStatus
from sites.errors import words_of
from tests.factories.sites import on_host

if TYPE_CHECKING:
    from sites.models import HostedSite
    from tests.factories.sites import SmallCluster

#: Addresses that no page has, odd ones among them.
NOWHERE = [
    "/none/", "/none", "/admin/", "/a//b/", "/%2e%2e/%2e%2e/etc/passwd", "/\U0001f600/", "/index.shtml",
    "/news/20260101-999999/", "/news/?page=" + "9" * 500, "/wp-login.php", "/.env", "/%5c%5cevil.example", "/" + "a" * 2000 + "/",
    "/theme-.css", "/%F0%9F%98%80/", "/news/%E4%B8%AD/",
]  # fmt: skip
#: Addresses that nothing can have: NUL, broken UTF-8, lone surrogates in UTF-8, longer than any address.
MALFORMED = ["/%00/", "/a%00b/?x=1", "/%ff%fe/", "/%ed%a0%80/", "/" + "a" * 5000, "/?q=%00", "/?" + "q=a&" * 2000]


@pytest.mark.parametrize("path", NOWHERE)
def test_an_address_without_page_is_not_found_in_the_dress_of_the_site(cluster: SmallCluster, path: str) -> None:
    answer = on_host("jyt.localhost").get(path, follow=True)
    if path.startswith("/news/?"):
        assert answer.status_code in {200, 404}
        return
    text = answer.content.decode()
    assert answer.status_code == 404
    assert "没有找到这个页面" in text
    assert "湖南省教育厅" in text
    assert "theme-a81016" in text


@pytest.mark.parametrize("path", MALFORMED)
@pytest.mark.parametrize("host", ["jyt.localhost", "admin.localhost", "nobody.localhost"])
def test_a_malformed_address_is_refused(cluster: SmallCluster, host: str, path: str) -> None:
    assert on_host(host).get(path).status_code in {400, 404}


def test_errors_speak_the_language_of_the_site(cluster: SmallCluster) -> None:
    text = on_host("en.localhost").get("/none/").content.decode()
    assert '<html lang="en"' in text
    assert "Hunan Provincial Government" in text


def test_the_search_box_of_a_404_holds_the_words_of_the_address() -> None:
    assert words_of("/news/social-insurance/index.html") == "news social insurance"
    assert words_of("/%E7%A4%BE%E4%BF%9D/t2026_1.shtml") == "社保"


def test_a_404_may_be_asked_for_with_any_method(cluster: SmallCluster) -> None:
    assert on_host("jyt.localhost").post("/none/").status_code in {404, 405}
    assert on_host("jyt.localhost").head("/none/").status_code == 404


def test_a_fault_needs_nothing_but_its_own_page(
    cluster: SmallCluster, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(_request: HttpRequest) -> HttpResponse:
        raise ZeroDivisionError

    monkeypatch.setattr(middleware, "redirect_for", fail)
    client = Client(raise_request_exception=False, headers={"host": "en.localhost"})
    with caplog.at_level(logging.ERROR, "sites.errors"):
        answer = client.get("/none/")
    text = answer.content.decode()
    reference = next(record.reference for record in caplog.records if hasattr(record, "reference"))
    assert answer.status_code == 500
    assert "Something went wrong" in text
    assert reference in text
    assert "stylesheet" not in text


def set_status(site: HostedSite, status: SiteStatus, note: str = "") -> None:
    site.status, site.status_note = status, note
    site.save()


@pytest.mark.parametrize("path", ["/", "/news/", "/none/", "/robots.txt", "/search/?q=a"])
def test_a_suspended_site_says_so_and_why(cluster: SmallCluster, path: str) -> None:
    set_status(cluster.jyt, SiteStatus.SUSPENDED, "系统升级，<明天>恢复")
    answer = on_host("jyt.localhost").get(path)
    text = answer.content.decode()
    assert answer.status_code == 503
    assert answer["Retry-After"] == "86400"
    assert "湖南省教育厅暂停访问" in text
    assert "系统升级，&lt;明天&gt;恢复" in text
    assert "theme-a81016" in text
    assert 'href="http://localhost/"' in text


def test_a_suspended_site_keeps_its_dress_and_the_others_go_on(cluster: SmallCluster) -> None:
    set_status(cluster.jyt, SiteStatus.SUSPENDED)
    assert on_host("jyt.localhost").get("/prefs.css").status_code == 200
    assert on_host("fgw.localhost").get("/robots.txt").status_code == 200
    assert on_host("admin.localhost").get("/admin/login/").status_code == 200


def test_an_archived_site_is_read_and_not_written_to(cluster: SmallCluster) -> None:
    set_status(cluster.jyt, SiteStatus.ARCHIVED)
    client = on_host("jyt.localhost")
    assert client.get("/robots.txt").status_code == 200
    answer = client.post("/news/", {"text": "来信"})
    assert answer.status_code == 403
    assert "网站已归档" in answer.content.decode()
    assert client.post("/prefs/", {"mode": "elder"}, headers={"sec-fetch-site": "same-origin"}).status_code == 303


def test_health_stands_apart_from_sites(cluster: SmallCluster) -> None:
    set_status(cluster.jyt, SiteStatus.SUSPENDED)
    assert on_host("jyt.localhost").get(views.HEALTH_PATH).status_code == 200
