"""Walks every link of the cluster from its home pages, on loopback, each address once."""

from __future__ import annotations

import http.client
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin, urlsplit

#: Most addresses of one walk; the whole demonstration has fewer.
MOST = 30_000
FILES = ("/static/", "/media/", "/documents/")


@dataclass
class Reply:
    """What one address answered."""

    url: str
    status: int
    kind: str
    body: str
    cookies: bool
    referrer: str


@dataclass
class Walk:
    """All replies by address."""

    replies: dict[str, Reply] = field(default_factory=dict)

    def failures(self) -> list[str]:
        """Addresses that do not end in 200, each with the page that links there."""
        return [
            f"{reply.status} {reply.url} (linked from {reply.referrer})"
            for reply in self.replies.values()
            if reply.status not in (200, 301, 302)
        ]


class Links(HTMLParser):
    """Addresses a page leads to."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        wanted = {"a": "href", "link": "href", "img": "src", "source": "src", "audio": "src", "video": "src"}
        for name, value in attrs:
            if value and name == wanted.get(tag):
                self.found.append(value)


def fetch(url: str, referrer: str) -> tuple[Reply, list[str]]:
    """One GET without following redirects; the links of an HTML page, or the target of a redirect."""
    parts = urlsplit(url)
    connection = http.client.HTTPConnection("127.0.0.1", parts.port or 80, timeout=60)
    path = parts.path + (f"?{parts.query}" if parts.query else "")
    connection.request("GET", path or "/", headers={"Host": parts.netloc})
    response = connection.getresponse()
    kind = response.headers.get_content_type()
    raw = response.read()
    body = raw.decode(errors="replace") if kind.startswith("text/") or kind.endswith(("xml", "json")) else ""
    links = []
    if response.status in (301, 302):
        links = [response.headers["Location"]]
    elif kind == "text/html" and response.status == 200:
        parser = Links()
        parser.feed(body)
        links = parser.found
    connection.close()
    return Reply(url, response.status, kind, body, "Set-Cookie" in response.headers, referrer), links


def walk(starts: list[str]) -> Walk:
    """Every address reachable from the starts on hosts of the cluster; pages of long lists beyond the third are left out."""
    result, port = Walk(), urlsplit(starts[0]).port
    frontier = [(url, "start") for url in starts]
    seen = set(starts)
    with ThreadPoolExecutor(4) as pool:
        while frontier and len(seen) < MOST:
            upcoming: list[tuple[str, str]] = []
            for reply, links in pool.map(lambda item: fetch(*item), frontier):
                result.replies[reply.url] = reply
                for link in links:
                    target = urldefrag(urljoin(reply.url, link)).url
                    if target not in seen and follows(target, port):
                        seen.add(target)
                        upcoming.append((target, reply.url))
            frontier = upcoming
    return result


def follows(url: str, port: int | None) -> bool:
    """Whether an address belongs to the walk: on this cluster, no search or filter that has no end, no admin."""
    parts = urlsplit(url)
    local = parts.scheme == "http" and parts.port == port and (parts.hostname or "").endswith("localhost")
    endless = parts.path.startswith(("/search/", "/exit/")) or any(
        key in parts.query for key in ("year=", "department=", "q=", "page=4", "page=5", "page=6", "page=7", "page=8")
    )
    return local and not endless and not (parts.hostname or "").startswith("admin.")
