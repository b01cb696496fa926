"""导入: a file is uploaded, tried out, and brought in by a job; then its texts are listed."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any, Final

from django.contrib import messages
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.models import Page

from cms.content.importing import uploads
from cms.content.importing.job import KIND, batch_of, start_import
from cms.content.importing.places import UnknownPlaceError, place_of
from cms.content.importing.service import REFUSALS, ImportOrder, import_articles, may_import, sentence_of
from cms.core.imports import FileProblem
from cms.jobs.selectors import visible_jobs

from .import_forms import ImportForm, PlaceForm

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

#: Seconds for which a tried file may be brought in; it is kept for a week.
VALID: Final = 24 * 3600
SALT: Final = "content.import"
#: Rows of the lists: earlier imports, problems, texts.
EARLIER, PROBLEMS, TEXTS = 10, 500, 100


def _for_importers(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_import(request.user):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded


@_for_importers
def order(request: HttpRequest) -> HttpResponse:
    """Ask for the site, then for the file; a sent file is tried out and nothing written."""
    code = request.POST.get("site") or request.GET.get("site", "")
    context: dict[str, Any] = {"places": PlaceForm(initial={"site": code}), "earlier": _earlier(request)}
    try:
        place = place_of(code) if code else None
    except UnknownPlaceError as error:
        messages.error(request, str(error))
        place = None
    if place is None:
        return render(request, "content_admin/import_order.html", context)
    form = ImportForm(place, request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        answer = _try_out(request, form)
        if answer is not None:
            return answer
    return render(request, "content_admin/import_order.html", context | {"form": form, "place": place})


def _earlier(request: HttpRequest) -> Any:
    return visible_jobs(request.user).filter(kind=KIND)[:EARLIER]  # type: ignore[arg-type]


def _try_out(request: HttpRequest, form: ImportForm) -> HttpResponse | None:
    """What an import would do; None where the file or the place is refused as a whole, which the form then says."""
    data = form.cleaned_data
    details = {name: data[name] for name in ("site", "column", "title", "publish", "reason")}
    details["name"] = data["file"].name
    try:
        key = uploads.keep(data["file"])
    except FileProblem as error:
        form.add_error("file", str(error))
        return None
    try:
        tried = ImportOrder(path=uploads.texts_of(key), by=request.user, dry_run=True, **details)  # type: ignore[arg-type]
        outcome = import_articles(tried)
    except REFUSALS as error:
        uploads.forget(key)
        field = getattr(error, "field", "")
        form.add_error(field if field in form.fields else "file", sentence_of(error))
        return None
    ticket = signing.dumps({"details": details, "key": key, "by": request.user.pk}, salt=SALT)
    context = {"outcome": outcome, "details": details, "ticket": ticket, "most": PROBLEMS}
    return render(request, "content_admin/import_tried.html", context)


@_for_importers
@require_POST
def start(request: HttpRequest) -> HttpResponse:
    """Begin the import that was tried out by the same person."""
    try:
        ticket = signing.loads(request.POST.get("ticket", ""), salt=SALT, max_age=VALID)
        if ticket["by"] != request.user.pk:
            raise signing.BadSignature
        path = uploads.texts_of(ticket["key"])
    except (signing.BadSignature, FileProblem):
        messages.error(request, _("这次试运行已经过期，请重新上传。"))
        return redirect("content_import")
    job = start_import(ImportOrder(path=path, by=request.user, **ticket["details"]), ticket["key"])  # type: ignore[arg-type]
    messages.success(request, _("已开始导入，进度和结果见下。"))
    return redirect("jobs:detail", job.pk)


@_for_importers
def batch(request: HttpRequest, pk: int) -> HttpResponse:
    """The texts of one import."""
    job = get_object_or_404(visible_jobs(request.user), pk=pk, kind=KIND)  # type: ignore[arg-type]
    page = Paginator(batch_of(job), TEXTS).get_page(request.GET.get("p"))
    above = {text.path: text.path[: -Page.steplen] for text in page}
    columns = dict(Page.objects.filter(path__in=set(above.values())).values_list("path", "title"))
    rows = [
        (text, columns[above[text.path]], text.permissions_for_user(request.user).can_edit())  # type: ignore[arg-type]
        for text in page
    ]
    return render(request, "content_admin/import_batch.html", {"job": job, "rows": rows, "results": page})
