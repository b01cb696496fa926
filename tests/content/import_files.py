"""Files to import, and how tests bring them in."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from cms.content.importing.service import ImportOrder, import_articles
from tests.factories.users import make_user

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from cms.core.imports import Outcome


def row(**more: Any) -> dict[str, Any]:
    return {
        "id": "n1",
        "title": "关于公开征求意见的公告",
        "body": ["第一段。", "第二段。"],
        "date": "2026-11-02",
    } | more


def jsonl(folder: Path, *rows: Any, name: str = "texts.jsonl") -> Path:
    lines = [entry if isinstance(entry, str) else json.dumps(entry, ensure_ascii=False) for entry in rows]
    path = folder / name
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def bring(path: Path, *, site: str = "fgw", watch: Callable[[list[Any]], Iterable[Any]] = iter, **more: Any) -> Outcome:
    return import_articles(ImportOrder(path=path, site=site, **more), watch=watch)


def errors(outcome: Outcome) -> list[tuple[int, str]]:
    return [(problem.line, problem.field) for problem in outcome.errors]


def importer() -> Any:
    return make_user(None, "importer", username="importer")
