"""Takes old months out of the database: a file of JSON lines with a closing hash, then the partition is dropped.

Each month goes through: all sealed → every row compared with its seal → file written beside its place, put there whole →
closing hash and drop in one transaction. Killed anywhere, the next run does the same again with the same bytes.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.db import OperationalError, transaction
from django.utils.translation import gettext as _

from . import codes
from .lines import line_of, month_start, months_later
from .models import Archive, Event, Seal
from .partitions import drop_month, droppable_before, months_held, take_in_strays
from .recording import record

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import BinaryIO

#: Least number of whole months that stay (网络安全法, 第二十一条: at least six months).
LEAST_MONTHS: Final = 6
CHUNK: Final = 1000


class ArchiveError(Exception):
    """A month cannot be archived; the message says why."""


def archive_old_months(
    folder: Path, *, keep: int | None = None, say: Callable[[str], None] = lambda _line: None
) -> int:
    """Archive and drop every month before the last `keep` whole ones; returns how many went.

    Raises:
        ArchiveError: fewer than six months would stay, or a month's rows are not sealed or not as they were sealed.
    """
    months = settings.AUDIT_KEEP_MONTHS if keep is None else keep
    if months < LEAST_MONTHS:
        raise ArchiveError(_("审计记录至少保留 %(count)d 个整月。") % {"count": LEAST_MONTHS})
    take_in_strays()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    # The present month has not ended: `keep` whole ones before it stay as well.
    old = sorted(month for month in months_held() if month < droppable_before(months))
    for month in old:
        say(archive_month(month, folder))
    return len(old)


def archive_month(month: date, folder: Path) -> str:
    """Write one month to its file and drop it; returns a sentence about it. Raises `ArchiveError`."""
    path = folder / f"audit-{month:%Y-%m}.jsonl"
    part = path.with_name(f"{path.name}.part")
    rows, closing = closing_of(month)
    with part.open("wb") as out:
        _write(month, rows, closing, out)
    part.replace(path)
    try:
        _close(month, rows, closing, path.name)
    except OperationalError as error:
        raise ArchiveError(_("%(month)s 正被使用，请稍后再运行。") % {"month": f"{month:%Y-%m}"}) from error
    return _("%(month)s：%(rows)d 条记录已归档到 %(file)s。") % {
        "month": f"{month:%Y-%m}", "rows": rows, "file": path,
    }  # fmt: skip


@transaction.atomic
def _close(month: date, rows: int, closing: bytes, file: str) -> None:
    """Write the closing hash down and drop the partition, both or neither."""
    known, _made = Archive.objects.get_or_create(month=month, defaults={"rows": rows, "closing": closing, "file": file})
    if (known.rows, bytes(known.closing)) != (rows, closing):
        raise ArchiveError(_("%(month)s 已有不同的归档记录。") % {"month": f"{month:%Y-%m}"})
    drop_month(month)
    record(codes.ARCHIVED, title=file, data={"rows": rows, "closing_hash": closing.hex()})


def closing_of(month: date) -> tuple[int, bytes]:
    """Number of seals of a month, and the hash over their digests in the chain's order."""
    digests = Seal.objects.filter(month=month).order_by("position").values_list("digest", flat=True)
    return closing_hash(bytes(digest) for digest in digests.iterator(CHUNK))


def closing_hash(digests: Iterator[bytes]) -> tuple[int, bytes]:
    """Number of digests and the hash over all of them."""
    count, closing = 0, sha256()
    for count, digest in enumerate(digests, 1):  # noqa: B007 -- the count is the result
        closing.update(digest)
    return count, closing.digest()


def _write(month: date, rows: int, closing: bytes, out: BinaryIO) -> None:
    """All lines in the chain's order, each compared with its seal, and the closing line."""
    held = Event.objects.filter(at__gte=month_start(month), at__lt=month_start(months_later(month, 1))).count()
    if held != rows:
        raise ArchiveError(_("%(month)s 有 %(held)d 条记录，封存 %(sealed)d 条，不能归档。") % {
            "month": f"{month:%Y-%m}", "held": held, "sealed": rows,
        })  # fmt: skip
    for seal, line in sealed_lines(month):
        if sha256(line).digest() != bytes(seal.digest):
            raise ArchiveError(_("记录 %(id)d 与封存时不符，不能归档。") % {"id": seal.event_id})
        out.write(line + b"\n")
    last = {"month": f"{month:%Y-%m}", "rows": rows, "closing_hash": closing.hex()}
    out.write(json.dumps(last, sort_keys=True).encode() + b"\n")
    out.flush()
    os.fsync(out.fileno())


def sealed_lines(month: date) -> Iterator[tuple[Seal, bytes]]:
    """Seals of a month in order with the lines of their events; an empty line where the event is gone."""
    position = 0
    seals = Seal.objects.filter(month=month).order_by("position")
    while some := list(seals.filter(position__gt=position)[:CHUNK]):
        events = Event.objects.in_bulk([seal.event_id for seal in some])
        for seal in some:
            yield seal, line_of(events[seal.event_id]) if seal.event_id in events else b""
        position = some[-1].position


def check_file(path: Path) -> bool:
    """Whether an archived file says what was sealed: every line, their order, their number."""
    *lines, last = path.read_bytes().splitlines()
    count, closing = closing_hash(sha256(line).digest() for line in lines)
    try:
        said = json.loads(last)
        archive = Archive.objects.filter(month=date.fromisoformat(f"{said['month']}-01")).first()
    except (ValueError, KeyError, TypeError):
        return False
    return archive is not None and (archive.rows, bytes(archive.closing)) == (count, closing)
