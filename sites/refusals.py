"""An act that may not be done says why."""

from __future__ import annotations


class RefusedError(Exception):
    """An act upon a site was refused. `reasons` are sentences for the person who asked for it."""

    def __init__(self, reasons: list[str]) -> None:
        super().__init__(" ".join(reasons))
        self.reasons = reasons
