from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.factories.sites import make_cluster

if TYPE_CHECKING:
    from tests.factories.sites import SmallCluster


@pytest.fixture
def cluster(db: None) -> SmallCluster:
    """A portal, an English site, two departments with sites and one without."""
    return make_cluster()
