"""Files and functions stay short enough to be read at once."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from .tree import name, python_files

FILE_LINES = 400
FUNCTION_LINES = 60


@pytest.mark.parametrize("path", python_files(), ids=name)
def test_file_and_its_functions_are_short(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    functions = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]

    assert text.count("\n") <= FILE_LINES
    assert [f.name for f in functions if (f.end_lineno or f.lineno) - f.lineno >= FUNCTION_LINES] == []


@pytest.mark.parametrize("path", python_files(), ids=name)
def test_annotations_are_not_evaluated(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    assert not text.strip() or "from __future__ import annotations" in text or is_docstring_alone(text)


def is_docstring_alone(text: str) -> bool:
    return all(isinstance(node, ast.Expr) for node in ast.parse(text).body)
