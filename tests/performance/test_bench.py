"""The benchmarks themselves, on a small cluster: their figures are queries and counts, never time."""

from __future__ import annotations

import pytest
from django.contrib.auth import get_user_model
from django.db import transaction
from django.test import Client

from cms.content.versioned import forget
from tests.factories.content import make_articles
from tests.factories.sites import SmallCluster, make_cluster
from tests.factories.users import make_user

from . import bench_admin, bench_cluster, bench_pages, bench_work


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


def test_the_three_people_are_timed_and_leave_nothing_behind(
    cluster: SmallCluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bench_admin, "TIMES", 1)
    people = get_user_model().objects.count()
    lines = list(bench_admin.report())
    assert all(kept for _line, kept in lines), "seconds count on a large cluster alone"
    assert {line.split(":")[1].split()[0] for line, _kept in lines} == {
        "home", "explorer", "column", "search", "menu", "edit",
    }  # fmt: skip
    assert get_user_model().objects.count() == people


def test_a_moderator_of_all_asks_no_more_with_more_departments(
    cluster: SmallCluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bench_admin, "TIMES", 1)

    def queries() -> dict[str, int]:
        with transaction.atomic():
            user = bench_admin.people()["all"]
            client = Client(headers={"host": "admin.localhost"})
            client.force_login(user)
            found = {name: bench_admin.measure(client, where)[1] for name, where in bench_admin.screens(user).items()}
            transaction.set_rollback(True)
        return found

    few = queries()
    for number in range(4):
        bench_cluster.provision(number)
    many = queries()
    assert {name: many[name] for name in few if name != "column"} == {
        name: few[name] for name in few if name != "column"
    }
