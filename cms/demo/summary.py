"""What a person needs to know once the cluster runs: addresses, accounts, mail, what works in the background."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from sites.models import HostedSite

from .accounts import ACCOUNTS, PASSWORD
from .codes import SECRET, code_now


def summary() -> Iterator[str]:
    """Lines to print; addresses carry the port on which the cluster runs."""
    yield ""
    yield "The cluster runs. Ctrl-C stops all of it."
    yield ""
    for name, host in _hosts():
        yield f"  {address(host):<34} {name}"
    yield ""
    yield f"Accounts of the demonstration, each with the password {PASSWORD}"
    for account in ACCOUNTS:
        yield f"  {account.username:<18} {account.full_name}{'（两步）' if account.is_administrator else ''}"
    yield f"Second step of those marked 两步: secret {SECRET} in an authenticator app,"
    yield f"  code at this moment {code_now()}, a new one each 30 s: manage.py demo_code"
    yield ""
    yield f"Mail: {_mail()}"
    yield "Search: PostgreSQL. Worker for background tasks: running."
    yield ""


def address(host: str) -> str:
    """Address of a host on this machine."""
    return f"{settings.CLUSTER_SCHEME}://{host}:{settings.CLUSTER_PORT}/"


def _hosts() -> Iterator[tuple[str, str]]:
    yield "管理后台 Administration", settings.CLUSTER_ADMIN_HOST
    order = {"portal": 0, "english": 1}
    sites = HostedSite.objects.select_related("wagtail_site").order_by("code")
    for site in sorted(sites, key=lambda site: order.get(site.kind, 2)):
        yield site.wagtail_site.site_name, site.wagtail_site.hostname


def _mail() -> str:
    folder = Path(settings.EMAIL_FILE_PATH)
    count = sum(1 for _ in folder.glob("*.log")) if folder.exists() else 0
    return f"{folder} ({count} so far)"
