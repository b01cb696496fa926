from __future__ import annotations

import pytest

from tests.factories.newsroom import Newsroom, make_newsroom


@pytest.fixture
def newsroom(db: None) -> Newsroom:
    """A small cluster with its people and the review."""
    return make_newsroom()
