from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.factories.sites import on_host

if TYPE_CHECKING:
    from django.http import HttpResponse

    from tests.factories.sites import SmallCluster

SAME = {"sec-fetch-site": "same-origin"}


def switch(mode: str, next_path: str = "/", cookie: str = "", **headers: str) -> HttpResponse:
    client = on_host("fgw.localhost")
    if cookie:
        client.cookies["prefs"] = cookie
    return client.post(  # type: ignore[return-value]
        "/prefs/", {"mode": mode, "next": next_path}, headers={**(headers or SAME)}
    )


@pytest.mark.parametrize(
    ("cookie", "holds", "lacks"),
    [
        ("", "", ".u-elder-only{"),
        ("elder", "u-elder", ""),
        ("contrast", "u-contrast", ""),
        ("elder-contrast", "u-elder", ""),
        ("nonsense", "", "u-elder"),
        ("../../etc/passwd", "", "u-elder"),
    ],
)
def test_the_style_sheet_is_that_of_the_cookie(cluster: SmallCluster, cookie: str, holds: str, lacks: str) -> None:
    client = on_host("fgw.localhost")
    client.cookies["prefs"] = cookie
    answer = client.get("/prefs.css")
    text = answer.content.decode()
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/css; charset=utf-8"
    assert holds in text
    assert not lacks or lacks not in text


def test_the_style_sheet_is_never_shared_between_readers(cluster: SmallCluster) -> None:
    answer = on_host("fgw.localhost").get("/prefs.css")
    assert answer["Cache-Control"] == "private, no-cache"
    assert answer["Vary"] == "Cookie"
    again = on_host("fgw.localhost").get("/prefs.css", headers={"if-none-match": answer["ETag"]})
    assert again.status_code == 304


def test_each_state_has_a_tag_of_its_own(cluster: SmallCluster) -> None:
    tags = set()
    for state in ("", "elder", "contrast", "elder-contrast"):
        client = on_host("fgw.localhost")
        client.cookies["prefs"] = state
        tags.add(client.get("/prefs.css")["ETag"])
    assert len(tags) == 4


@pytest.mark.parametrize(
    ("before", "mode", "after"),
    [
        ("", "elder", "elder"),
        ("", "contrast", "contrast"),
        ("elder", "contrast", "elder-contrast"),
        ("contrast", "elder", "elder-contrast"),
        ("elder-contrast", "standard", "contrast"),
        ("elder-contrast", "normal", "elder"),
        ("elder", "standard", ""),
        ("elder", "elder", "elder"),
        ("nonsense", "elder", "elder"),
    ],
)
def test_a_switch_changes_one_thing(cluster: SmallCluster, before: str, mode: str, after: str) -> None:
    answer = switch(mode, cookie=before)
    assert answer.status_code == 303
    assert answer.cookies["prefs"].value == after
    assert answer.cookies["prefs"]["samesite"] == "Lax"


@pytest.mark.parametrize(
    ("next_path", "target"),
    [
        ("/news/?page=2", "/news/?page=2"),
        ("", "/"),
        ("news/", "/"),
        ("//evil.example/", "/"),
        ("/\\evil.example/", "/"),
        ("https://evil.example/", "/"),
        ("javascript:alert(1)", "/"),
        ("/a\r\nSet-Cookie: x=1", "/"),
        ("/" + "a" * 3000, "/"),
    ],
)
def test_the_switch_returns_to_a_local_path_alone(cluster: SmallCluster, next_path: str, target: str) -> None:
    assert switch("elder", next_path)["Location"] == target


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"sec-fetch-site": "same-origin"}, 303),
        ({"sec-fetch-site": "same-origin", "origin": "null"}, 303),
        ({"origin": "http://fgw.localhost"}, 303),
        ({"origin": "http://jyt.localhost"}, 403),
        ({"origin": "http://fgw.localhost.evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({"sec-fetch-site": "same-site", "origin": "http://fgw.localhost"}, 403),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"referer": "http://fgw.localhost/"}, 403),
    ],
)
def test_only_a_form_of_this_host_switches(cluster: SmallCluster, headers: dict[str, str], status: int) -> None:
    assert switch("elder", **headers).status_code == status


@pytest.mark.parametrize("mode", ["", "huge", "elder-contrast", "elder\x00"])
def test_an_unknown_switch_is_refused(cluster: SmallCluster, mode: str) -> None:
    assert switch(mode).status_code == 400


def test_the_switch_is_not_a_link(cluster: SmallCluster) -> None:
    assert on_host("fgw.localhost").get("/prefs/").status_code == 405
