"""The newest texts on a home page: read once a minute, anew with every change."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from cms.core.versions import bump
from home import material
from tests.factories.content import make_article

from .arranging import arrange

if TYPE_CHECKING:
    import pytest

    from tests.content.conftest import Get
    from tests.factories.sites import SmallCluster


class Clock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.time = timezone.now().replace(second=10)

    def now(self):
        return self.time


def test_texts_are_read_once_a_minute_and_a_change_shows_at_once(
    cluster: SmallCluster, get: Get, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Clock()
    reads: list[dict[str, int]] = []
    real = material.latest_of
    monkeypatch.setattr(material, "timezone", clock)

    def latest_of(counts: dict[str, int]) -> Any:
        reads.append(counts)
        return real(counts)

    monkeypatch.setattr(material, "latest_of", latest_of)
    news = cluster.column(cluster.portal, "news")
    arrange(cluster.portal, ("columns", {"columns": [news.pk], "count": 5}))
    make_article(news, "第一篇")
    bump(cluster.portal.wagtail_site_id)
    for _ in range(2):
        assert "第一篇" in get("/").content.decode()
    assert len(reads) == 1
    clock.time += timedelta(minutes=1)
    get("/")
    assert len(reads) == 2
    make_article(news, "第二篇")
    bump(cluster.portal.wagtail_site_id)
    assert "第二篇" in get("/").content.decode()
    assert len(reads) == 3
