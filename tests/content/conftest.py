from __future__ import annotations

from tests.factories.fixtures import Get, built_cluster, built_newsroom, cluster, get, newsroom

__all__ = ["Get", "built_cluster", "built_newsroom", "cluster", "get", "newsroom"]
