"""Where a request comes from, as far as our own proxies vouch for it."""

from __future__ import annotations

from ipaddress import ip_address
from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    from django.http import HttpRequest


def client_address(request: HttpRequest) -> str | None:
    """Address of the client, None where there is none (a socket of this machine).

    Each proxy adds at the end of X-Forwarded-For whom it heard from. Settings say how many proxies are ours
    (TRUSTED_PROXIES): so many steps are gone back from the connection itself, and whatever stands before was written by
    the client and is not believed.
    """
    heard_from = request.META.get("REMOTE_ADDR", "")
    forwarded = request.headers.get("X-Forwarded-For", "")
    chain = [*(part for part in forwarded.split(",") if part.strip()), heard_from]
    steps = min(settings.TRUSTED_PROXIES, len(chain) - 1)
    return plain_address(chain[-1 - steps]) or plain_address(heard_from)


def plain_address(text: str) -> str | None:
    """An IP address without port and brackets; None for anything else."""
    text = text.strip()
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    try:
        return str(ip_address(text.partition("%")[0]))
    except ValueError:
        return None
