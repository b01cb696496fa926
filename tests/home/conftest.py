"""A small cluster, and requests to its hosts."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from django.test import Client

from cms.content.versioned import forget
from tests.factories.sites import SmallCluster, make_cluster

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.http import HttpResponse

Get = Callable[..., "HttpResponse"]


@pytest.fixture
def cluster(db: None) -> Iterator[SmallCluster]:
    """Portal, English site and two departments."""
    made = make_cluster()
    forget()
    yield made
    forget()


@pytest.fixture
def get(client: Client) -> Get:
    """GET on a host of the cluster, the portal's by default."""

    def ask(path: str, host: str = "localhost", **query: str) -> HttpResponse:
        return client.get(path, query, headers={"host": host})

    return ask
