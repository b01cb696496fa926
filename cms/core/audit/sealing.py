"""Binds events into the chain of hashes, shortly after they are committed and outside any act's transaction.

Order and completeness. Numbers of events and the order of commits differ: a transaction may take number 5, another take
6 and commit first. A sealer that remembered "sealed up to 6" would pass over 5 for ever. So nothing is remembered: the
database writes a row of `audit_waiting` with every event, in the same transaction. Uncommitted, both are invisible; once
committed, both are there, whatever was sealed meanwhile. Sealing takes such rows away in the transaction that writes the
seals. Hence every event is sealed once, a killed sealer leaves no trace, a long transaction delays nobody else's events,
and a restored copy goes on where it stood, which would not hold for a mark kept in transaction ids. The chain's order is
the order in which events became visible; within one batch they go by their number.

One sealer works at a time (advisory lock), any number may run.
"""

from __future__ import annotations

from typing import Final

from django.db import connection, transaction

from .keys import key_ring, link_of
from .lines import digest_of, month_of
from .logs import log_head
from .models import Event, Seal, Waiting

#: Events sealed in one transaction.
BATCH: Final = 500
#: Key of PostgreSQL's advisory lock.
LOCK_KEY: Final = 43002028
#: Link before the first.
GENESIS: Final = bytes(32)


def seal_waiting() -> int:
    """Seal all committed events that wait; returns how many. Another sealer at work means there is nothing to do."""
    total = 0
    while count := seal_batch():
        total += count
        if count < BATCH:
            break
    return total


@transaction.atomic
def seal_batch() -> int:
    """Seal one batch, whole or not at all."""
    if not Waiting.objects.exists() or not _alone():
        return 0
    keys = list(Waiting.objects.order_by("event_id").values_list("event_id", flat=True)[:BATCH])
    events = Event.objects.in_bulk(keys)
    last = Seal.objects.order_by("-position").first()
    position, link = (last.position, bytes(last.link)) if last else (0, GENESIS)
    name, key = next(iter(key_ring().items()))
    seals = []
    for event_id in keys:
        event = events.get(event_id)
        digest = digest_of(event) if event else b""
        position += 1
        link = link_of(key, link, position, event_id, digest)
        month = month_of(event.at) if event else None
        seals.append(Seal(position=position, event_id=event_id, month=month, digest=digest, link=link, key=name))
    Seal.objects.bulk_create(seals)
    Waiting.objects.filter(event_id__in=keys).delete()
    if seals:
        transaction.on_commit(lambda: log_head(position, link))
    return len(seals)


def _alone() -> bool:
    """Whether this transaction may seal; the lock ends with it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [LOCK_KEY])
        row = cursor.fetchone()
    return bool(row and row[0])
