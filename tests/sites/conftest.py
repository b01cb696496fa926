"""One small cluster per module: each test gets it as it was made."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

import pytest
from django.db import transaction

from tests.factories.sites import make_cluster

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.factories.sites import SmallCluster


@pytest.fixture(scope="module")
def built_cluster(django_db_setup: None, django_db_blocker: Any) -> Iterator[SmallCluster]:
    """The cluster in a transaction that the module shares: tests ask for `cluster`, each in a savepoint of its own."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_cluster()
        transaction.set_rollback(True)


@pytest.fixture
def cluster(built_cluster: SmallCluster, db: None) -> SmallCluster:
    """A portal, an English site, two departments with sites and one without."""
    return deepcopy(built_cluster)
