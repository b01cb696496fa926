"""Brings existing texts into a column: see docs/features/imports.md."""

from __future__ import annotations
