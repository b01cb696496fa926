"""Versions of what is public: a site's pages, fragments and validators change when its version does.

A version is the UTC time of the last change, kept in the cache that all processes share; when the cache lost it, now
counts as the change, so that nothing older is ever taken for current.
"""

from __future__ import annotations

from datetime import UTC, datetime

from django.core.cache import cache

CLUSTER = "cluster"


def _key(name: str | int) -> str:
    return f"version:{name}"


def bump(name: str | int = CLUSTER) -> datetime:
    """Record that something public changed now: on one site (its id), or on the whole cluster."""
    now = datetime.now(UTC)
    cache.set(_key(name), now, None)
    return now


def changed_at(site_id: int | str) -> datetime:
    """UTC time of the last public change on a site (its id) or the cluster; changes of the whole cluster count for all."""
    names = [_key(site_id), _key(CLUSTER)]
    known = cache.get_many(names)
    times = [known.get(name) or bump(name.removeprefix("version:")) for name in names]
    return max(times)
