"""Public API of the import of articles."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from cms.core.imports import FileProblem, Outcome, Problem, RowError, read_source
from cms.departments.roles import IMPORTER
from cms.departments.scope import Scope
from cms.publishing.gate import publishing_as

from .files import Files
from .formats import items_of
from .items import Item
from .places import Place, UnknownPlaceError, place_of
from .store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from django.contrib.auth.models import AnonymousUser

    from cms.accounts.models import User

__all__ = [
    "REFUSALS", "ImportOrder", "Parsed", "check_right", "import_articles", "may_import", "new_batch", "parse", "record",
    "sentence_of", "store_for",
]  # fmt: skip

#: What keeps a whole file out.
REFUSALS: Final = (PermissionDenied, ValidationError, UnknownPlaceError, FileProblem, RowError)


@dataclass(frozen=True, slots=True)
class ImportOrder:
    """What a person asks for.

    Parameters:
        path: JSON Lines, plain text, either packed with xz; pictures and attachments lie beside it.
        site: portal, english or a department's code.
        column: path of slugs; empty for the column each row names, or 待归栏.
        title: title of a plain text.
        publish: put the texts up at once, one audited act; needs the import right and a reason.
        by: who asks; None only for drafts from the command line.
        dry_run: check everything, change nothing.
        name: the file's name as its owner knows it; empty for that of `path`.
    """

    path: Path
    site: str
    column: str = ""
    title: str = ""
    publish: bool = False
    reason: str = ""
    by: User | None = None
    dry_run: bool = False
    name: str = ""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A read file: its items and bad lines in order, and what to tell about its encoding."""

    place: Place
    entries: list[Item | tuple[int, RowError]]
    note: str


def sentence_of(error: Exception) -> str:
    """What keeps a file out, in one sentence for the person who asked."""
    return " ".join(error.messages) if isinstance(error, ValidationError) else str(error)


def check_right(order: ImportOrder) -> None:
    """Refuse to publish without the platform's import right or a reason.

    Raises:
        PermissionDenied, ValidationError.
    """
    if not order.publish:
        return
    if order.by is None or not may_import(order.by):
        raise PermissionDenied(_("直接发布需要平台的“内容导入”角色。"))
    if not order.reason.strip():
        raise ValidationError(_("直接发布必须写明理由。"))


def may_import(user: User | AnonymousUser) -> bool:
    """Whether the person holds the platform's import right."""
    return bool(user.is_active and Scope.of(user).has_platform_role(IMPORTER.key))


def parse(order: ImportOrder) -> Parsed:
    """Read and check the file.

    Raises:
        UnknownPlaceError: no such site.
        FileProblem: the file cannot be read.
        RowError: the column asked for is not there.
    """
    place = place_of(order.site)
    if order.column:
        place.column(order.column)
    source = read_source(order.path)
    name = order.name or order.path.name
    entries = list(items_of(source.text, name=name, title=order.title, source=place.source))
    return Parsed(place, entries, source.note)


def new_batch() -> str:
    """Name of one import, by which its texts are found again."""
    return f"{timezone.localtime():%Y%m%d-%H%M%S}-{get_random_string(6)}"


def store_for(order: ImportOrder, place: Place, batch: str) -> Store:
    """Where the items of an order go."""
    files = Files(order.path.parent, place.collection, order.by)
    return Store(place, files, batch, order.by, order.column, order.publish)


def import_articles(order: ImportOrder, *, watch: Callable[[list[Any]], Iterable[Any]] = iter) -> Outcome:
    """Bring the texts of a file in, one transaction each; Ctrl-C ends after the last whole one.

    `watch` wraps the entries, to show progress. Raises what `check_right` and `parse` raise.
    """
    check_right(order)
    parsed = parse(order)
    outcome = Outcome()
    if parsed.note:
        outcome.warnings.append(Problem(0, "", parsed.note))
    store = store_for(order, parsed.place, new_batch())
    with publishing_as("import") if order.publish and not order.dry_run else nullcontext():
        try:
            for entry in watch(parsed.entries):
                take(entry, store, outcome, dry_run=order.dry_run)
        except KeyboardInterrupt:
            outcome.interrupted = True
    if outcome.total and not order.dry_run:
        record(order, store, outcome)
    return outcome


def take(entry: Item | tuple[int, RowError], store: Store, outcome: Outcome, *, dry_run: bool = False) -> None:
    """Deal with one entry and note what came of it."""
    if isinstance(entry, tuple):
        outcome.errors.append(Problem(entry[0], entry[1].field, entry[1].message))
        return
    try:
        outcome.count(store.check(entry) if dry_run else store.write(entry))
    except (RowError, ValidationError) as error:
        outcome.errors.extend(problems(entry.line, error))
    else:
        outcome.warnings.extend(Problem(entry.line, name, text) for name, text in entry.notes)


def problems(line: int, error: RowError | ValidationError) -> list[Problem]:
    """What is wrong with one line, field by field."""
    if isinstance(error, RowError):
        return [Problem(line, error.field, error.message)]
    if hasattr(error, "error_dict"):
        return [Problem(line, name, " ".join(texts)) for name, texts in error.message_dict.items()]
    return [Problem(line, "", " ".join(error.messages))]


def record(order: ImportOrder, store: Store, outcome: Outcome, *, errors: int | None = None) -> None:
    """Note the whole import as one act in the log of the site's root page.

    `errors` is their number where the outcome does not list them.
    """
    log(
        instance=store.place.root,
        action="content.import",
        user=order.by,
        data={
            "batch": store.batch,
            "file": order.name or order.path.name,
            "published": order.publish,
            "reason": order.reason,
            "counts": dict(outcome.counts),
            "errors": len(outcome.errors) if errors is None else errors,
        },
    )
