from __future__ import annotations

from tests.factories.fixtures import Get, built_cluster, cluster, get

__all__ = ["Get", "built_cluster", "cluster", "get"]
