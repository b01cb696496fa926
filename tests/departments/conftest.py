from __future__ import annotations

from tests.factories.fixtures import built_newsroom, newsroom

__all__ = ["built_newsroom", "newsroom"]
