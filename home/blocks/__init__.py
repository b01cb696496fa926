"""Blocks that an editor arranges on a home page."""

from __future__ import annotations

from .stream import HomeBlocks

__all__ = ["HomeBlocks"]
