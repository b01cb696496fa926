from __future__ import annotations

from tests.factories.fixtures import built_cluster, cluster, get

__all__ = ["built_cluster", "cluster", "get"]
