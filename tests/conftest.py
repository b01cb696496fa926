"""Fixtures for all tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.core.cache import cache
from django.utils import translation

from tests import pristine

if TYPE_CHECKING:
    from collections.abc import Iterator


def pytest_configure() -> None:
    """Tests that commit leave a database as fresh as they found it."""
    pristine.install()


@pytest.fixture(autouse=True)
def _fresh_cache() -> Iterator[None]:
    """Each test begins and ends with an empty cache."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture(autouse=True)
def _language_of_the_platform() -> Iterator[None]:
    """A request in English leaves its language active in the thread until the next one; the next test begins in
    Chinese all the same."""
    yield
    translation.deactivate()
