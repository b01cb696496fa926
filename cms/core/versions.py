"""Versions of what is public: a site's pages, fragments and validators change when its version does.

A version is the UTC time of the last change, seen at once by all processes. With the cache in files it is the time of an
empty file beside the cache, which every request can ask for without opening anything; with any other cache it is an entry
of it. When it was lost, now counts as the change, so that nothing older is ever taken for current.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from functools import cache as kept
from pathlib import Path
from time import time_ns
from typing import Any

from django.conf import settings
from django.core.cache import cache

CLUSTER = "cluster"
#: Name of the version that further cuts of pictures renew.
CUTS = "cuts"
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def bump(name: str | int = CLUSTER) -> datetime:
    """Record that something public changed now: on one site (its id), or on the whole cluster."""
    if folder := _folder():
        return _mark(f"{folder}/{name}")
    now = datetime.now(UTC)
    cache.set(_key(name), now, None)
    return now


def changed_at(site_id: int | str) -> datetime:
    """UTC time of the last public change on a site (its id) or the cluster; changes of the whole cluster count for all."""
    names = {site_id, CLUSTER}
    if folder := _folder():
        return max(_marked(f"{folder}/{name}") for name in names)
    known = cache.get_many([_key(name) for name in names])
    return max(known.get(_key(name)) or bump(name) for name in names)


def _key(name: str | int) -> str:
    return f"version:{name}"


@kept
def _folder() -> str:
    """Where versions are files; empty where the cache is not kept in files."""
    config: dict[str, Any] = settings.CACHES["default"]
    if not config["BACKEND"].endswith("FileBasedCache"):
        return ""
    folder = Path(config["LOCATION"]).with_name("versions")
    folder.mkdir(parents=True, exist_ok=True)
    return str(folder)


def _mark(path: str) -> datetime:
    """Set the time of a file by this clock: the file system's own ticks every few milliseconds only."""
    Path(path).touch()
    now = time_ns()
    os.utime(path, ns=(now, now))
    return _moment(now)


def _marked(path: str) -> datetime:
    try:
        return _moment(os.stat(path).st_mtime_ns)  # noqa: PTH116 - every request asks, and a Path costs more than the call
    except FileNotFoundError:
        return _mark(path)


def _moment(nanoseconds: int) -> datetime:
    return EPOCH + timedelta(microseconds=nanoseconds // 1000)
