from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from cms.content.bulk import add_pages
from cms.content.models import ArticlePage
from cms.content.tasks import end_pins
from cms.core.versions import changed_at
from cms.publishing.gate import publishing_as

if TYPE_CHECKING:
    from datetime import datetime

    from tests.factories.sites import SmallCluster

pytestmark = pytest.mark.django_db


def pin(cluster: SmallCluster, until: datetime, *, live: bool = True) -> int:
    page = ArticlePage(title="置顶", source="省发改委", pinned_until=until)
    with publishing_as("import"):
        add_pages(cluster.column(cluster.fgw, "notices"), [page], live=live)
    return cluster.fgw.wagtail_site_id


@pytest.mark.parametrize(("minutes", "live", "renewed"), [(-1, True, True), (1, True, False), (-1, False, False)])
def test_the_end_of_a_pin_renews_its_site(cluster: SmallCluster, minutes: int, live: bool, renewed: bool) -> None:
    site = pin(cluster, timezone.now() + timedelta(minutes=minutes), live=live)
    before = changed_at(site)

    end_pins()

    assert (changed_at(site) > before) is renewed


def test_other_sites_stay_as_they_are(cluster: SmallCluster) -> None:
    pin(cluster, timezone.now() - timedelta(minutes=1))
    before = changed_at(cluster.jyt.wagtail_site_id)

    end_pins()

    assert changed_at(cluster.jyt.wagtail_site_id) == before


def test_an_end_counts_once(cluster: SmallCluster) -> None:
    site = pin(cluster, timezone.now() - timedelta(minutes=1))
    end_pins()
    before = changed_at(site)

    end_pins()

    assert changed_at(site) == before
