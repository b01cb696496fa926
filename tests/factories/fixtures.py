"""Fixtures of several apps: conftest modules import those they offer.

A cluster is made once per module, inside a transaction that the module shares; each test gets it as it was made, in a
savepoint of its own. Tests that commit stand in modules of their own, without these fixtures.
"""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from typing import TYPE_CHECKING, Any

import pytest
from django.db import transaction
from django.test import Client

from cms.content.versioned import forget

from .newsroom import Newsroom, make_newsroom
from .sites import SmallCluster, make_cluster

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.http import HttpResponse

__all__ = ["Get", "built_cluster", "built_newsroom", "cluster", "get", "newsroom"]

Get = Callable[..., "HttpResponse"]


@pytest.fixture(scope="module")
def built_cluster(django_db_setup: None, django_db_blocker: Any) -> Iterator[SmallCluster]:
    """The cluster as it was made."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_cluster()
        transaction.set_rollback(True)


@pytest.fixture
def cluster(built_cluster: SmallCluster, db: None) -> Iterator[SmallCluster]:
    """A portal, an English site, two departments with sites and one without."""
    forget()
    yield deepcopy(built_cluster)
    forget()


@pytest.fixture(scope="module")
def built_newsroom(django_db_setup: None, django_db_blocker: Any) -> Iterator[Newsroom]:
    """The newsroom as it was made."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_newsroom()
        transaction.set_rollback(True)


@pytest.fixture
def newsroom(built_newsroom: Newsroom, db: None) -> Iterator[Newsroom]:
    """A small cluster with its people and the review."""
    forget()
    yield deepcopy(built_newsroom)
    forget()


@pytest.fixture
def get(client: Client) -> Get:
    """GET on a host of the cluster, the portal's by default."""

    def ask(path: str, host: str = "localhost", **query: str) -> HttpResponse:
        return client.get(path, query, headers={"host": host})

    return ask
