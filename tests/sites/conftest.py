from __future__ import annotations

from tests.factories.fixtures import built_cluster, cluster

__all__ = ["built_cluster", "cluster"]
