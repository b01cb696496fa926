"""Addresses of pages and of what lies outside: paths on the current site, absolute addresses elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from django.conf import settings
from wagtail.models import Site

if TYPE_CHECKING:
    from .site_context import SiteContext

#: Where a link that leaves the government's hosts is explained before the reader goes on.
EXIT_PATH = "/exit/"
#: Longest address that the exit page speaks of, characters.
LONGEST_TARGET = 2000
GOVERNMENT_SUFFIX = ".gov.cn"


def url_of(url_path: str, site: SiteContext) -> str:
    """Address of a page by its `url_path`: a path on `site`, absolute on another site, empty where no site holds it."""
    return url_below(url_path, site.root_url_path)


def url_below(url_path: str, root_url_path: str) -> str:
    """The same for the site whose root page has this `url_path`."""
    if url_path.startswith(root_url_path):
        return "/" + url_path[len(root_url_path) :]
    _site_id, address = elsewhere(url_path)
    return address


def elsewhere(url_path: str) -> tuple[int, str]:
    """Site id and absolute address of a page anywhere in the cluster; (0, "") where no site holds it."""
    holders = [place for place in Site.get_site_root_paths() if url_path.startswith(place.root_path)]
    if not holders:
        return 0, ""
    place = max(holders, key=lambda candidate: len(candidate.root_path))
    return place.site_id, f"{place.root_url}/{url_path[len(place.root_path) :]}"


def is_government(url: str) -> bool:
    """Whether an address lies on this site, in the cluster or under .gov.cn; one that cannot be read does not."""
    try:
        host = (urlsplit(url).hostname or "").lower()
    except ValueError:
        return False
    domain = settings.CLUSTER_DOMAIN
    return not host or host == domain or host.endswith((f".{domain}", GOVERNMENT_SUFFIX))


def outward(url: str) -> tuple[str, bool]:
    """Address to write for a link, and whether it leaves the government's hosts; then it leads by the exit page."""
    if is_government(url):
        return url, False
    return f"{EXIT_PATH}?to={quote(url, safe='')}", True


def leaving_target(url: str) -> str:
    """The address a reader is about to go to when it is one of the web with a host; otherwise empty."""
    if len(url) > LONGEST_TARGET or any(char.isspace() or ord(char) < 32 for char in url):
        return ""
    try:
        parts = urlsplit(url)
        usable = parts.scheme in {"http", "https"} and bool(parts.hostname) and not (parts.username or parts.password)
    except ValueError:
        return ""
    return url if usable and "\\" not in url else ""
