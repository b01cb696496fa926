from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.db import DatabaseError, connection
from wagtail.models import Page, Site

from sites.selectors import Neighbours, neighbours
from tests.factories.sites import on_host

if TYPE_CHECKING:
    from collections.abc import Iterator


def test_no_site_answers_before_one_was_opened(db: None) -> None:
    assert on_host("localhost").get("/").status_code == 404


def test_nothing_is_left_of_wagtails_start_content(db: None) -> None:
    assert Site.objects.count() == 0
    assert [page.depth for page in Page.objects.all()] == [1]


def test_nothing_leads_to_sites_that_do_not_exist_yet(db: None) -> None:
    assert neighbours() == Neighbours("", "", "", "")


def test_health_is_answered_on_any_host(db: None) -> None:
    answer = on_host("10.0.0.7:8000").get("/healthz")
    assert (answer.status_code, answer.content) == (200, b"ok")


@pytest.fixture
def broken_database(db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    def refuse() -> None:
        raise DatabaseError("gone")

    with monkeypatch.context() as patch:
        patch.setattr(connection, "cursor", refuse)
        yield


def test_health_says_when_the_database_is_gone(broken_database: None) -> None:
    answer = on_host("localhost").get("/healthz")
    assert (answer.status_code, answer.content) == (503, b"database")
