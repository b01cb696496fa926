"""A bar for a person at a terminal, silence for everybody else."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, TypeVar

from tqdm import tqdm

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Item = TypeVar("Item")


def progress(items: Iterable[Item], *, total: int, label: str, stream: Any = None) -> Iterator[Item]:
    """The items, with a bar on standard error while a person looks at it."""
    out = stream or sys.stderr
    yield from tqdm(items, total=total, desc=label, file=out, disable=not out.isatty(), unit="")
