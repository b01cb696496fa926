"""An import as a job: what a person ordered on the screen, text by text, with its results."""

from __future__ import annotations

from collections import Counter
from contextlib import nullcontext
from typing import TYPE_CHECKING, Any, Final

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.content.models import ArticlePage
from cms.core.imports import Outcome, RowError
from cms.jobs import service as jobs
from cms.publishing.gate import publishing_as

from . import uploads
from .service import REFUSALS, ImportOrder, Parsed, check_right, new_batch, parse, record, sentence_of, store_for
from .store import CHANGED, NEW

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from cms.jobs.models import Job

    from .items import Item
    from .store import Store

KIND: Final = "import_articles"
#: What was done to a text, as the result list says it.
DONE: Final = {NEW: gettext_lazy("新增"), CHANGED: gettext_lazy("更新")}


def start_import(order: ImportOrder, key: str) -> Job:
    """Queue the import of an uploaded file. Raises what `check_right` raises.

    `key` is its folder, see `uploads.keep`.
    """
    check_right(order)
    fields = ("site", "column", "title", "publish", "reason", "name")
    payload = {name: getattr(order, name) for name in fields} | {"key": key, "batch": new_batch()}
    return jobs.start(KIND, title=_("导入 %(name)s") % {"name": order.name}, by=order.by, payload=payload)


def run_import(run: jobs.Run) -> None:
    """Bring the texts in, one step each; what keeps the whole file out is one failed step."""
    order, parsed = _prepare(run)
    if order is None or parsed is None:
        return
    store = store_for(order, parsed.place, run.payload["batch"])
    with publishing_as("import") if order.publish else nullcontext():
        for entry in run.remaining(parsed.entries):
            _step(run, store, entry)
    counts: Counter[str] = Counter(run.cursor or {})
    if counts.total():
        record(order, store, Outcome(counts=counts), errors=run.job.failed)
    if parsed.note:
        run.say(parsed.note)
    uploads.forget(run.payload["key"])


def _prepare(run: jobs.Run) -> tuple[ImportOrder | None, Parsed | None]:
    payload = run.payload
    try:
        order = ImportOrder(
            path=uploads.texts_of(payload.pop("key")),
            by=run.job.requested_by,
            **{name: value for name, value in payload.items() if name != "batch"},
        )
        check_right(order)
        return order, parse(order)
    except REFUSALS as error:
        run.begin(1)
        with run.step(payload["name"]):
            raise jobs.ItemError(sentence_of(error), getattr(error, "field", "")) from error
    return None, None


def _step(run: jobs.Run, store: Store, entry: Item | tuple[int, RowError]) -> None:
    """One text in one transaction with its progress, or its error with line and field."""
    line, title = (entry[0], "") if isinstance(entry, tuple) else (entry.line, entry.title)
    with run.step(_("第 %(line)d 行 %(title)s") % {"line": line, "title": title}) as step:
        try:
            if isinstance(entry, tuple):
                raise entry[1]
            done = store.write(entry)
        except RowError as error:
            raise jobs.ItemError(error.message, error.field) from error
        step.cursor = Counter(run.cursor or {}) + Counter([done])
        step.message = " ".join([str(DONE.get(done, _("未变"))), *(text for _field, text in entry.notes)])
        if done == NEW and not store.publish:
            step.undo = {"batch": store.batch, "external_id": entry.external_id}


def take_back(note: dict[str, Any]) -> None:
    """Remove a draft that the import made, unless somebody has worked with it."""
    for page in ArticlePage.objects.filter(import_batch=note["batch"], external_id=note["external_id"]):
        if page.live or page.first_published_at or page.workflow_in_progress or page.revisions.count() > 1:
            raise jobs.ItemError(_("稿件“%(title)s”已有人处理，没有删除。") % {"title": page.title})
        page.delete()


def batch_address(job: Job) -> str:
    """Where the texts of an import are listed."""
    return reverse("content_import_batch", args=[job.pk])


def batch_of(job: Job) -> QuerySet[ArticlePage]:
    """Texts that an import made, and those whose newest draft it wrote."""
    batch = job.payload["batch"]
    changed = Q(latest_revision_created_at__gte=job.created_at, latest_revision__content__import_batch=batch)
    pages = ArticlePage.objects.filter(Q(import_batch=batch) | changed)
    return pages.select_related("latest_revision").order_by("path")


def register() -> None:
    """Make the import a kind of job."""
    jobs.register(
        jobs.JobKind(KIND, gettext_lazy("导入稿件"), run_import, undo=take_back, result_address=batch_address)
    )
