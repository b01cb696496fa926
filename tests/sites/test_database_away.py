"""While the database is away, hosts answer 503 and say when to come back."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import InterfaceError, OperationalError, ProgrammingError
from django.test import Client

from tests.factories.sites import SmallCluster


def visit(monkeypatch: pytest.MonkeyPatch, place: str, error: type[Exception], host: str, path: str) -> Any:
    """A request during which the database fails at one place, outside any transaction of the test."""

    def fail(*_args: Any, **_kwargs: Any) -> Any:
        raise error("the database system is starting up")

    monkeypatch.setattr(place, fail)
    return Client(raise_request_exception=False, headers={"host": host}).get(path)


@pytest.mark.parametrize("error", [OperationalError, InterfaceError])
@pytest.mark.parametrize(
    ("host", "place", "path"),
    [
        ("localhost", "sites.middleware.hosts", "/news/"),
        ("jyt.localhost", "sites.middleware.record_of", "/robots.txt"),
        ("en.localhost", "cms.content.views.find_page", "/news/"),
        ("nobody.localhost", "sites.errors.neighbours", "/"),
        ("admin.localhost", "django.contrib.sessions.middleware.SessionMiddleware.process_request", "/admin/login/"),
    ],
)
def test_every_host_asks_to_come_back(
    cluster: SmallCluster, monkeypatch: pytest.MonkeyPatch, error: type[Exception], host: str, place: str, path: str
) -> None:
    answer = visit(monkeypatch, place, error, host, path)

    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "60"
    assert answer.headers["Cache-Control"] == "no-store"


def test_the_page_is_plain_and_needs_no_other_file(cluster: SmallCluster, monkeypatch: pytest.MonkeyPatch) -> None:
    text = visit(monkeypatch, "sites.middleware.hosts", OperationalError, "localhost", "/").content.decode()

    assert "网站正在维护" in text
    assert "<link" not in text
    assert "<script" not in text


def test_a_site_that_is_known_answers_in_its_language(cluster: SmallCluster, monkeypatch: pytest.MonkeyPatch) -> None:
    answer = visit(monkeypatch, "cms.content.views.find_page", OperationalError, "en.localhost", "/news/")
    text = answer.content.decode()

    assert '<html lang="en"' in text
    assert "Down for maintenance" in text
    assert not any("\u4e00" <= char <= "\u9fff" for char in text)


def test_a_fault_of_our_own_in_a_query_is_no_reason_to_come_back(
    cluster: SmallCluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = visit(monkeypatch, "cms.content.views.find_page", ProgrammingError, "localhost", "/news/")

    assert answer.status_code == 500
