"""Proves the chain: names events that were changed, that are missing, that were never sealed, and links that do not hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from django.db.models import Exists, OuterRef
from django.utils import timezone

from .archiving import closing_of
from .keys import key_ring, link_of
from .lines import digest_of
from .models import Archive, Event, Seal
from .partitions import months_held
from .sealing import GENESIS

#: Seals read at a time.
CHUNK: Final = 1000
#: Seconds that an event may wait for its seal before it counts as unsealed.
GRACE_SECONDS: Final = 5


@dataclass(slots=True)
class Findings:
    """What does not hold. Events by their number, links by their position, months by their first day."""

    seals: int = 0
    head: str = ""
    changed: list[int] = field(default_factory=list)
    missing: list[int] = field(default_factory=list)
    unsealed: list[int] = field(default_factory=list)
    broken: list[int] = field(default_factory=list)
    unknown_keys: list[str] = field(default_factory=list)
    archives: list[date] = field(default_factory=list)
    head_lost: bool = False

    @property
    def sound(self) -> bool:
        """Whether everything holds."""
        faults = (self.changed, self.missing, self.unsealed, self.broken, self.unknown_keys, self.archives)
        return not any(faults) and not self.head_lost


def verify(*, head: str = "", grace: float = GRACE_SECONDS) -> Findings:
    """Walk the whole chain, in constant memory.

    Parameters:
        head: `position:link` written down earlier, such as a line of the log; a chain that does not contain it was cut.
        grace: seconds that an event may wait for its seal.
    """
    found = Findings()
    archived = gone_months()
    before, expected = GENESIS, 1
    reached = not head
    for seals in chunks():
        events = Event.objects.in_bulk([seal.event_id for seal in seals])
        for seal in seals:
            _check_link(found, seal, before, expected)
            _check_event(found, seal, events.get(seal.event_id), archived)
            before, expected = bytes(seal.link), seal.position + 1
            reached = reached or head == head_of(seal)
        found.seals += len(seals)
        found.head = head_of(seals[-1])
    found.head_lost = not reached
    found.archives = [archive.month for archive in Archive.objects.order_by("month") if not holds(archive)]
    found.unsealed = list(unsealed(grace))
    return found


def chunks() -> Iterator[list[Seal]]:
    """All seals in order, some at a time."""
    position = 0
    while seals := list(Seal.objects.filter(position__gt=position).order_by("position")[:CHUNK]):
        yield seals
        position = seals[-1].position


def head_of(seal: Seal) -> str:
    """A link as it is written down."""
    return f"{seal.position}:{bytes(seal.link).hex()}"


def unsealed(grace: float) -> Iterator[int]:
    """Events without a seal, older than so many seconds."""
    old = Event.objects.filter(at__lt=timezone.now() - timedelta(seconds=grace))
    return (
        old.filter(~Exists(Seal.objects.filter(event_id=OuterRef("pk")))).order_by("pk").values_list("pk", flat=True)
    ).iterator()


def gone_months() -> frozenset[date]:
    """Months that were archived and whose events are not in the database any more."""
    return frozenset(Archive.objects.values_list("month", flat=True)) - months_held()


def holds(archive: Archive) -> bool:
    """Whether an archive's closing hash and number of rows are those of the seals of its month."""
    rows, closing = closing_of(archive.month)
    return (rows, closing) == (archive.rows, bytes(archive.closing))


def _check_link(found: Findings, seal: Seal, before: bytes, expected: int) -> None:
    key = key_ring().get(seal.key)
    if key is None:
        if seal.key not in found.unknown_keys:
            found.unknown_keys.append(seal.key)
    elif seal.position != expected or bytes(seal.link) != link_of(
        key, before, seal.position, seal.event_id, bytes(seal.digest)
    ):
        found.broken.append(seal.position)


def _check_event(found: Findings, seal: Seal, event: Event | None, archived: frozenset[date]) -> None:
    if event is None:
        if seal.month not in archived:
            found.missing.append(seal.event_id)
    elif digest_of(event) != bytes(seal.digest):
        found.changed.append(seal.event_id)
