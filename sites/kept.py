"""Values that a process keeps for one version of what they were made from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

Value = TypeVar("Value")


class Kept(Generic[Value]):
    """One value per key, made anew when its version differs. Versions live in the cache that all processes share, so
    that a change in one process reaches the next request of every other."""

    def __init__(self) -> None:
        self._values: dict[Hashable, tuple[Hashable, Value]] = {}

    def get(self, key: Hashable, version: Hashable, make: Callable[[], Value]) -> Value:
        """The value of `key` in this version."""
        known = self._values.get(key)
        if known is not None and known[0] == version:
            return known[1]
        value = make()
        self._values[key] = (version, value)
        return value

    def forget(self) -> None:
        """Drop every value."""
        self._values.clear()
