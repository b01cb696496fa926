"""Public pages against a bare Django view: requests per second as ratios of one run, queries and bytes.

Run it with `make bench`; it measures the demonstration content of the development database.
"""

from __future__ import annotations

import gzip
import os
import sys
from dataclasses import dataclass

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.dev")
BENCH_PORT, BARE_PORT = 8741, 8742


@dataclass(frozen=True, slots=True)
class Subject:
    """A page to measure: `share` is the least part of the bare view's rate, `queries` the most queries when warm."""

    name: str
    path: str
    share: float
    queries: int


def subjects() -> list[Subject]:
    """The portal's home, a full list and an article of the demonstration."""
    from cms.content.models import ArticlePage, ColumnPage
    from sites.models import HostedSite

    root = HostedSite.objects.select_related("wagtail_site__root_page").get(kind="portal").wagtail_site.root_page
    column = ColumnPage.objects.get(url_path=f"{root.url_path}news/provincial-news/headlines/")
    article = ArticlePage.objects.child_of(column).live().order_by("-published_at").first()
    return [
        Subject("article", article.url_path.removeprefix(root.url_path.rstrip("/")), 1 / 35, 8),
        Subject("list", column.url_path.removeprefix(root.url_path.rstrip("/")), 1 / 40, 10),
        Subject("home", "/", 1 / 50, 15),
    ]


def count_queries(path: str, host: str) -> tuple[int, int]:
    """Queries of a warm request, and its size in bytes compressed."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(HTTP_HOST=host)
    client.get(path)
    with CaptureQueriesContext(connection) as captured:
        response = client.get(path)
    return len(captured), len(gzip.compress(response.content))


def main() -> int:
    """Print the table; 1 when a budget is missed."""
    import django

    django.setup()
    from django.conf import settings

    from tests.performance.load import requests_per_second, served

    host, missed = settings.CLUSTER_PORTAL_HOST, 0
    with served("tests.performance.bare:application", BARE_PORT):
        bare = requests_per_second(BARE_PORT, "localhost", "/")
    print(f"{'bare view':<10} {bare:>9.0f} req/s")
    with served("cms.wsgi:application", BENCH_PORT):
        for subject in subjects():
            rate = requests_per_second(BENCH_PORT, host, subject.path)
            queries, size = count_queries(subject.path, host)
            ok = rate / bare >= subject.share and queries <= subject.queries
            missed += not ok
            print(
                f"{subject.name:<10} {rate:>9.0f} req/s  1/{bare / rate:<5.1f} (at least 1/{1 / subject.share:.0f})"
                f"  {queries} queries (at most {subject.queries})  {size / 1024:.1f} KB gzip  {'ok' if ok else 'MISSED'}"
            )
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
