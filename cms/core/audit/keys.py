"""Secrets that key the chain of seals: who can write to the database alone cannot forge it."""

from __future__ import annotations

import hmac
from hashlib import sha256

from django.conf import settings


def key_ring() -> dict[str, bytes]:
    """Secrets by their names, the present one first; without any of its own the chain is keyed by SECRET_KEY."""
    secrets = [*settings.AUDIT_SEAL_KEYS] or [settings.SECRET_KEY]
    return {name_of(secret): secret.encode() for secret in secrets}


def name_of(secret: str) -> str:
    """Short name of a secret, which tells nothing about it."""
    return sha256(b"audit seal key " + secret.encode()).hexdigest()[:8]


def link_of(key: bytes, before: bytes, position: int, event_id: int, digest: bytes) -> bytes:
    """Link of the chain at a position: a keyed hash over the link before, the position, the event and its digest."""
    text = b"|".join((before.hex().encode(), str(position).encode(), str(event_id).encode(), digest.hex().encode()))
    return hmac.new(key, text, sha256).digest()
