from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.http import HttpRequest
from django.test import RequestFactory
from wagtail.models import Site

from sites.hosts import hosts
from sites.models import FormerHost
from tests.factories.sites import on_host

if TYPE_CHECKING:
    from tests.factories.sites import SmallCluster

NEVER_ANSWERED = ["nobody.localhost", "localhost.evil.example", "127.0.0.1", "[::1]", "www.fgw.localhost"]
#: No host names (RFC 1034, RFC 1035).
BROKEN = ["bad host", "a/b", "user@localhost", "локал", "fgw.localhost:abc", "", "%00", "fgw\\localhost", "<script>"]


@pytest.mark.parametrize(
    ("host", "domain"),
    [
        ("localhost", "www.hunan.gov.cn"),
        ("en.localhost", "en.hunan.gov.cn"),
        ("fgw.localhost", "fgw.hunan.gov.cn"),
        ("jyt.localhost", "jyt.hunan.gov.cn"),
        ("FGW.localhost.", "fgw.hunan.gov.cn"),
        ("fgw.localhost:8123", "fgw.hunan.gov.cn"),
    ],
)
def test_each_host_answers_for_its_own_site(cluster: SmallCluster, host: str, domain: str) -> None:
    answer = on_host(host).get("/robots.txt")
    assert f"Sitemap: https://{domain}/sitemap.xml" in answer.content.decode()


@pytest.mark.parametrize("host", NEVER_ANSWERED)
def test_a_host_that_no_site_has_is_not_found(cluster: SmallCluster, host: str) -> None:
    answer = on_host(host).get("/robots.txt")
    text = answer.content.decode()
    assert answer.status_code == 404
    assert "这里没有网站" in text
    assert 'href="http://localhost/"' in text
    assert answer["Content-Security-Policy"].startswith("default-src 'self'")


@pytest.mark.parametrize("host", BROKEN)
def test_a_host_header_that_is_no_host_is_refused(cluster: SmallCluster, host: str) -> None:
    answer = on_host(host).get("/")
    assert answer.status_code == 400
    assert "请求无法处理" in answer.content.decode()


def test_a_request_without_host_header_is_not_found(cluster: SmallCluster) -> None:
    client = on_host("localhost")
    del client.defaults["HTTP_HOST"]
    assert client.get("/robots.txt", SERVER_NAME="nowhere.example").status_code == 404


def test_a_wagtail_site_outside_the_cluster_does_not_answer(cluster: SmallCluster) -> None:
    root = cluster.fgw.wagtail_site.root_page
    Site.objects.create(hostname="stray.localhost", site_name="stray", root_page=root)
    assert on_host("stray.localhost").get("/robots.txt").status_code == 404


@pytest.mark.parametrize("path", ["/news/", "/news/?page=2&year=2026", "//evil.example/", "/%E6%96%B0/"])
def test_a_former_host_leads_to_the_same_address(cluster: SmallCluster, path: str) -> None:
    FormerHost.objects.create(host="plan.localhost", site=cluster.fgw)
    request = RequestFactory().get(path)
    answer = on_host("plan.localhost").get(path)
    assert answer.status_code == 301
    assert answer["Location"] == f"http://fgw.localhost{request.get_full_path()}"


def test_a_form_sent_to_a_former_host_is_sent_on(cluster: SmallCluster) -> None:
    FormerHost.objects.create(host="plan.localhost", site=cluster.fgw)
    answer = on_host("plan.localhost").post("/prefs/", {"mode": "elder"})
    assert answer.status_code == 308


def test_a_host_in_use_is_not_led_away(cluster: SmallCluster) -> None:
    FormerHost.objects.create(host="jyt.localhost", site=cluster.fgw)
    assert "jyt.localhost" not in hosts().former
    assert on_host("jyt.localhost").get("/robots.txt").status_code == 200


def test_the_admin_host_has_the_admin_and_public_hosts_do_not(cluster: SmallCluster) -> None:
    assert on_host("fgw.localhost").get("/admin/").status_code == 404
    assert on_host("fgw.localhost").get("/admin/login/").status_code == 404
    assert on_host("admin.localhost").get("/admin/login/").status_code == 200
    assert on_host("admin.localhost").get("/")["Location"] == "/admin/"


def test_the_admin_host_is_not_for_robots(cluster: SmallCluster) -> None:
    answer = on_host("admin.localhost").get("/robots.txt")
    assert answer.content.decode() == "User-agent: *\nDisallow: /\n"


def test_each_plane_has_its_own_content_security_policy(cluster: SmallCluster) -> None:
    public = on_host("fgw.localhost").get("/robots.txt")["Content-Security-Policy"]
    admin = on_host("admin.localhost").get("/admin/login/")["Content-Security-Policy"]
    assert "unsafe-inline" not in public
    assert "script-src 'self' 'unsafe-inline'" in admin
    assert "frame-ancestors 'self'" in admin


def test_public_answers_set_no_cookie(cluster: SmallCluster) -> None:
    for path in ("/robots.txt", "/prefs.css", "/none/"):
        answer = on_host("fgw.localhost").get(path)
        assert not answer.cookies
        assert "Cookie" not in answer.get("Vary", "") or path == "/prefs.css"


def test_the_language_is_that_of_the_site_whatever_the_browser_asks_for(cluster: SmallCluster) -> None:
    seen = {}
    for host in ("localhost", "en.localhost", "fgw.localhost"):
        answer = on_host(host).get("/robots.txt", headers={"accept-language": "fr, en;q=0.8"})
        request: HttpRequest = answer.wsgi_request
        seen[host] = request.LANGUAGE_CODE
    assert seen == {"localhost": "zh-hans", "en.localhost": "en", "fgw.localhost": "zh-hans"}


def test_a_request_knows_its_site_and_plane(cluster: SmallCluster) -> None:
    request: Any = on_host("jyt.localhost").get("/robots.txt").wsgi_request
    assert request.site_context.code == "jyt"
    assert request._wagtail_site == cluster.jyt.wagtail_site
    assert request.is_admin_plane is False
    assert request.urlconf == "cms.urls.public"
