"""Guards at the door: addresses that no page can have, and state that stays on the admin host."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.template import Context, Template
from django.test import RequestFactory

from cms.core import middleware
from cms.core.middleware import LONGEST_ADDRESS, RequestGuardMiddleware, clean

if TYPE_CHECKING:
    from collections.abc import Callable


def ok(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok")


def asked(path: str, query: str = "") -> HttpRequest:
    request = RequestFactory().get("/")
    request.path_info, request.META["QUERY_STRING"] = path, query
    return request


@pytest.mark.parametrize(
    ("path", "query"),
    [
        ("/" + "a" * (LONGEST_ADDRESS - 1), ""),
        ("/", "a" * (LONGEST_ADDRESS - 1)),
        ("/新闻/", "q=%E4%B8%AD"),
        ("/\U0001f600/", "q=%2500"),
        ("/\ud7ff\ue000/", ""),
    ],
)
def test_an_address_that_a_page_may_have_passes(path: str, query: str) -> None:
    assert RequestGuardMiddleware(ok)(asked(path, query)).status_code == 200


@pytest.mark.parametrize(
    ("path", "query"),
    [
        ("/" + "a" * LONGEST_ADDRESS, ""),
        ("/a", "a" * (LONGEST_ADDRESS - 1)),
        ("/a\x00b", ""),
        ("/\ufffd/", ""),
        ("/" + chr(0xD800), ""),
        ("/" + chr(0xDFFF), ""),
        ("/", "q=%00"),
        ("/", "q=a%00b&page=2"),
    ],
)
def test_any_other_is_refused_before_anything_looks_at_it(path: str, query: str) -> None:
    with pytest.raises(BadRequest):
        RequestGuardMiddleware(pytest.fail)(asked(path, query))


def test_clean_text_has_neither_nul_nor_surrogate() -> None:
    assert clean("湖南 ok\n")
    assert not clean("a\x00")


def stateful(request: HttpRequest) -> HttpResponse:
    """A view that would use whatever state it finds."""
    if hasattr(request, "session"):
        request.session["seen"] = True
    return HttpResponse(get_token(request) if request.headers.get("X-Token") else "")


STACK = ("AdminSessionMiddleware", "AdminLocaleMiddleware", "AdminAuthenticationMiddleware", "AdminMessageMiddleware")


def through(view: Callable[[HttpRequest], HttpResponse], request: HttpRequest) -> HttpResponse:
    handler: Any = view
    for name in reversed(STACK):
        handler = getattr(middleware, name)(handler)
    return handler(request)


@pytest.mark.django_db
@pytest.mark.parametrize("admin", [True, False, None])
def test_sessions_people_and_messages_exist_on_the_admin_host_alone(admin: bool | None) -> None:
    request: Any = RequestFactory().get("/", headers={"accept-language": "en"})
    if admin is not None:
        request.is_admin_plane = admin
    answer = through(stateful, request)
    names = ("session", "user", "_messages", "LANGUAGE_CODE")
    assert [hasattr(request, name) for name in names] == [bool(admin)] * 4
    assert bool(answer.cookies) == bool(admin)
    assert answer.has_header("Vary") == bool(admin)


@pytest.mark.parametrize(("admin", "status"), [(True, 403), (False, 200)])
def test_tokens_are_asked_for_on_the_admin_host_alone(admin: bool, status: int) -> None:
    request: Any = RequestFactory(enforce_csrf_checks=True).post("/")
    request.is_admin_plane = admin
    guard = middleware.AdminCsrfMiddleware(ok)
    guard.process_request(request)
    refused = guard.process_view(request, ok, (), {})
    assert (refused.status_code if refused else 200) == status


@pytest.mark.parametrize("staging", [True, False])
def test_a_place_to_try_things_out_says_so(settings: Any, staging: bool) -> None:
    settings.STAGING = staging
    shown = Template("{% load brand %}{% staging as here %}{% if here %}试用{% endif %}").render(Context())
    assert shown == ("试用" if staging else "")
