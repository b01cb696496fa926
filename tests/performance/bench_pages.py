"""Public pages against a bare Django view: requests per second as ratios of one run, queries and bytes."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

BENCH_PORT, BARE_PORT = 8741, 8742
#: A column of the demonstration with more texts than a page of its list.
FULL_COLUMN = "news/provincial-news/headlines/"


@dataclass(frozen=True, slots=True)
class Subject:
    """A page to measure: `share` is the least part of the bare view's rate, `queries` the most queries when warm."""

    name: str
    path: str
    share: float
    queries: int


def subjects(column_path: str = FULL_COLUMN) -> list[Subject]:
    """The portal's home, a list, and the newest article in it. `column_path` is the list's, without leading slash."""
    from cms.content.models import ArticlePage, ColumnPage
    from sites.models import HostedSite

    root = HostedSite.objects.select_related("wagtail_site__root_page").get(kind="portal").wagtail_site.root_page
    column = ColumnPage.objects.get(url_path=f"{root.url_path}{column_path}")
    article = ArticlePage.objects.child_of(column).live().order_by("-published_at")[0]
    return [
        Subject("article", article.url_path.removeprefix(root.url_path.rstrip("/")), 1 / 35, 8),
        Subject("list", column.url_path.removeprefix(root.url_path.rstrip("/")), 1 / 40, 10),
        Subject("home", "/", 1 / 50, 15),
    ]


def count_queries(path: str, host: str) -> tuple[int, int]:
    """Queries of a warm request, and its size in bytes compressed. Raises RuntimeError where it is not answered 200."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(headers={"host": host})
    client.get(path)
    with CaptureQueriesContext(connection) as captured:
        response = client.get(path)
    if response.status_code != 200:
        raise RuntimeError(f"{host}{path} answers {response.status_code}")
    return len(captured), len(gzip.compress(response.content))


def report() -> Iterator[tuple[str, bool]]:
    """One line for each page, with whether its budgets are kept."""
    from django.conf import settings

    from .load import requests_per_second, served

    host = settings.CLUSTER_PORTAL_HOST
    with served("tests.performance.bare:application", BARE_PORT):
        bare = requests_per_second(BARE_PORT, "localhost", "/")
    yield f"bare view: {bare:.0f} requests a second", True
    with served("cms.wsgi:application", BENCH_PORT):
        for subject in subjects():
            rate = requests_per_second(BENCH_PORT, host, subject.path)
            queries, size = count_queries(subject.path, host)
            line = (
                f"{subject.name}: {rate:.0f} requests a second, 1/{bare / rate:.1f} (at least 1/{1 / subject.share:.0f}),"
                f" {queries} queries (at most {subject.queries}), {size / 1024:.1f} KB gzip"
            )
            yield line, rate / bare >= subject.share and queries <= subject.queries
