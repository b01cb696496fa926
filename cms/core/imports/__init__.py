"""What every import shares: reading files, rows that check their fields, a list of problems, progress."""

from __future__ import annotations

from .files import FileProblem, SourceText, read_source
from .problems import Outcome, Problem, RowError
from .progress import progress
from .rows import Row, json_lines
from .text import paragraphs, tidy

__all__ = [
    "FileProblem", "Outcome", "Problem", "Row", "RowError", "SourceText", "json_lines", "paragraphs", "progress",
    "read_source", "tidy",
]  # fmt: skip
