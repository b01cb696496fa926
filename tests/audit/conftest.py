from __future__ import annotations

from collections.abc import Callable

import pytest

from cms.core.audit.models import Event
from cms.core.audit.sealing import seal_waiting
from cms.core.audit.service import record


@pytest.fixture
def trail(db: None) -> Callable[[int], list[Event]]:
    """Records so many events and seals them."""

    def make(count: int) -> list[Event]:
        made = [record("test.act", title=f"第 {number} 件") for number in range(count)]
        seal_waiting()
        return made

    return make
