"""What editors wait for: from publishing to the list that readers see, and how fast texts are imported.

Both write into the development database and delete again what they wrote.
"""

from __future__ import annotations

import json
import tempfile
import time
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cms.content.models import ColumnPage

#: Seconds within which a published text must be in its column, seen through another process.
VISIBLE = 2.0
#: Texts imported, and how many a second there must be.
TEXTS, RATE = 200, 10.0
PORT = 8743


def seconds_until_visible(column: ColumnPage, port: int, host: str, path: str) -> float:
    """Publish a text and ask the list of its column on a served port until it stands there; seconds."""
    from django.utils import timezone

    from cms.content.models import ArticlePage
    from cms.publishing.gate import publishing_as

    title = f"发布计时 {time.time_ns()}"
    draft = ArticlePage(title=title, source="示例", summary="示例", published_at=timezone.now(), live=False)
    column.add_child(instance=draft)
    try:
        with publishing_as("review"):
            draft.save_revision().publish()
        start = time.perf_counter()
        while title not in listed(port, host, path):
            if time.perf_counter() - start > 60:
                raise TimeoutError(title)
        return time.perf_counter() - start
    finally:
        draft.delete()


def listed(port: int, host: str, path: str) -> str:
    """A page as a reader gets it."""
    request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", headers={"Host": host})
    with urllib.request.urlopen(request, timeout=30) as answer:
        return str(answer.read().decode())


def imported_per_second(site: str, column: str, count: int = TEXTS) -> float:
    """Texts a second that an import of drafts brings in."""
    from cms.content.importing.service import ImportOrder, import_articles
    from cms.content.models import ArticlePage

    rows = [
        {"id": f"bench-{n}", "title": f"导入计时{n}", "date": "2026-01-01", "body": ["第一段。", "第二段。"] * 5}
        for n in range(count)
    ]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "texts.jsonl"
        file.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
        start = time.perf_counter()
        import_articles(ImportOrder(file, site, column))
        seconds = time.perf_counter() - start
    made = ArticlePage.objects.filter(external_id__startswith="bench-")
    found = made.count()
    for page in made:
        page.delete()
    if found != count:
        raise RuntimeError(f"{found} of {count} texts came in")
    return count / seconds


def report() -> Iterator[tuple[str, bool]]:
    """Both figures as lines, each with whether its budget is kept."""
    from django.conf import settings

    from cms.content.models import ColumnPage

    from .bench_pages import FULL_COLUMN, subjects
    from .load import served

    path = next(subject.path for subject in subjects() if subject.name == "list")
    column = ColumnPage.objects.get(url_path__endswith=f"/{FULL_COLUMN}")
    with served("cms.wsgi:application", PORT):
        seconds = seconds_until_visible(column, PORT, settings.CLUSTER_PORTAL_HOST, path)
    rate = imported_per_second("portal", FULL_COLUMN.rstrip("/"))
    yield f"published to visible: {seconds * 1000:.0f} ms (less than {VISIBLE:.0f} s)", seconds < VISIBLE
    yield f"imported: {rate:.0f} texts a second (at least {RATE:.0f})", rate >= RATE
