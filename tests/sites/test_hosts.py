from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.factories.sites import SmallCluster, make_cluster

if TYPE_CHECKING:
    from django.test import Client


@pytest.fixture
def cluster(db: None) -> SmallCluster:
    return make_cluster()


@pytest.mark.parametrize(
    ("host", "domain"),
    [
        ("localhost", "www.hunan.gov.cn"),
        ("en.localhost", "en.hunan.gov.cn"),
        ("fgw.localhost", "fgw.hunan.gov.cn"),
        ("FGW.localhost.", "fgw.hunan.gov.cn"),
        ("fgw.localhost:8123", "fgw.hunan.gov.cn"),
    ],
)
def test_each_host_answers_for_its_own_site(cluster: SmallCluster, client: Client, host: str, domain: str) -> None:
    answer = client.get("/robots.txt", headers={"host": host})
    assert f"Sitemap: https://{domain}/sitemap.xml" in answer.content.decode()
