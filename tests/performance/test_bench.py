"""The benchmarks themselves, on a small cluster: their figures are queries and counts, never time."""

from __future__ import annotations

import pytest

from cms.content.versioned import forget
from tests.factories.content import make_articles
from tests.factories.sites import SmallCluster, make_cluster
from tests.factories.users import make_user

from . import bench_cluster, bench_pages, bench_work


@pytest.fixture
def cluster(db: None) -> SmallCluster:
    """Portal, English site and two departments."""
    made = make_cluster()
    forget()
    return made


@pytest.mark.parametrize("count", [2, 30])
def test_public_pages_keep_their_budget_of_queries(cluster: SmallCluster, count: int) -> None:
    make_articles(cluster.column(cluster.portal, "news"), count, pictures=True)
    subjects = bench_pages.subjects("news/")
    found = {subject.name: bench_pages.count_queries(subject.path, "localhost")[0] for subject in subjects}
    assert found["article"] <= 4
    assert found["list"] <= 5
    assert found["home"] <= 7
    assert all(found[subject.name] <= subject.queries for subject in subjects)


def test_the_admin_asks_no_more_with_more_departments(cluster: SmallCluster) -> None:
    person = make_user(cluster.fgw.department, "editor")
    few = bench_cluster.admin_queries(person)
    for number in range(3):
        bench_cluster.provision(number)
    assert bench_cluster.admin_queries(person) == few


def test_the_import_brings_every_text_in_and_takes_it_out_again(cluster: SmallCluster) -> None:
    column = cluster.column(cluster.portal, "news")
    assert bench_work.imported_per_second("portal", "news", 5) > 0
    column.refresh_from_db()
    assert column.numchild == 0
