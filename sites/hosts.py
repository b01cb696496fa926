"""Which site answers to a host name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http.request import split_domain_port
from wagtail.models import Site

from cms.core import versions

from .kept import Kept
from .models import FormerHost

if TYPE_CHECKING:
    from django.http import HttpRequest


@dataclass(frozen=True, slots=True)
class Hosts:
    """Host names in small letters without port: those of sites with the site's id, former ones with the host that
    the site has now."""

    sites: dict[str, int]
    former: dict[str, str]


_kept: Kept[Hosts] = Kept()


def hosts() -> Hosts:
    """All host names of the cluster as they are in its present version."""
    return _kept.get("hosts", versions.changed_at(versions.CLUSTER), _read)


def _read() -> Hosts:
    sites = dict(Site.objects.order_by().values_list("hostname", "pk"))
    former = dict(FormerHost.objects.values_list("host", "site__wagtail_site__hostname"))
    return Hosts(sites, {host: now for host, now in former.items() if host not in sites})


def hostname_of(request: HttpRequest) -> str:
    """Host name of a request in small letters without port and final dot.

    Raises DisallowedHost where the Host header is not a host (RFC 1034, RFC 1035).
    """
    return split_domain_port(request.get_host())[0]


def forget() -> None:
    """Drop what this process keeps."""
    _kept.forget()
