"""One address of every kind of page, found as a reader finds it: by the links of the columns."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from .crawl import fetch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .conftest import Cluster

#: Addresses of texts, topics and leaders end in a number; those of columns do not.
TEXT = re.compile(r"-\d+/$")


@dataclass(frozen=True, slots=True)
class Kind:
    """Where a kind of page is found: at a path itself, or as the first text listed there whose HTML holds `holds`."""

    site: str
    path: str
    is_text: bool = False
    holds: str = ""


def text(site: str, path: str, holds: str = "") -> Kind:
    """A text in the column at `path`."""
    return Kind(site, path, is_text=True, holds=holds)


KINDS: dict[str, Kind] = {
    "home": Kind("portal", "/"),
    "section": Kind("portal", "/news/"),
    "section with icons": Kind("portal", "/services/"),
    "list": Kind("portal", "/news/provincial-news/headlines/"),
    "second page of a list": Kind("portal", "/news/provincial-news/headlines/?page=2"),
    "table": Kind("portal", "/disclosure/documents/normative-documents/"),
    "pictures": Kind("portal", "/news/multimedia/photo-news/"),
    "films": Kind("portal", "/news/multimedia/video-news/"),
    "food": Kind("portal", "/charm/cuisine/"),
    "songs": Kind("portal", "/charm/folk-songs/"),
    "leaders": Kind("portal", "/disclosure/leaders/"),
    "departments": Kind("portal", "/disclosure/institutions/departments/"),
    "counties": Kind("portal", "/about/divisions/counties/"),
    "column that stands elsewhere": Kind("portal", "/services/online/apply/"),
    "column by telephone": Kind("portal", "/interaction/governor-mailbox/"),
    "department without a site": Kind("portal", "/bm/bgt/"),
    "news": text("portal", "/news/provincial-news/headlines/"),
    "gallery": text("portal", "/news/multimedia/photo-news/", "data-gallery"),
    "film": text("portal", "/news/multimedia/video-news/", "<video"),
    "song": text("portal", "/charm/folk-songs/", "<audio"),
    "document": text("portal", "/disclosure/documents/normative-documents/", "c-elements"),
    "document out of force": text("portal", "/disclosure/documents/repealed-documents/"),
    "guide with attachment": text("portal", "/services/forms/blank-forms/", "c-attach"),
    "data table": text("portal", "/disclosure/statistics/monthly-data/", 'class="c-table"'),
    "questions": text("portal", "/disclosure/interpretation/text/", "c-faq"),
    "leader": text("portal", "/disclosure/leaders/governor/"),
    "topic": text("portal", "/news/topics/current-topics/"),
    "search": Kind("portal", "/search/?q=政策"),
    "search without a hit": Kind("portal", "/search/?q=qzxqzx"),
    "site map": Kind("portal", "/site-map/"),
    "feeds": Kind("portal", "/feeds/"),
    "way out": Kind("portal", "/exit/?to=https://www.gov.cn/"),
    "not found": Kind("portal", "/no/such/page/"),
    "department home": Kind("fgw", "/"),
    "department list": Kind("fgw", "/notices/"),
    "red department": Kind("jyt", "/"),
    "red department news": text("jyt", "/news/"),
    "teal department": Kind("wlt", "/"),
    "English home": Kind("english", "/"),
    "English section": Kind("english", "/about-hunan/"),
    "English list": Kind("english", "/news/latest/"),
    "English news": text("english", "/news/latest/"),
    "English songs": Kind("english", "/travel-culture/folk-songs/"),
    "English search": Kind("english", "/search/?q=Changsha"),
    "English site map": Kind("english", "/site-map/"),
    "English not found": Kind("english", "/no/such/page/"),
}
#: The answer is 404, and the browser says so in its console.
MISSING = ("not found", "English not found")


class Places:
    """Addresses by kind on one running cluster, each looked up once."""

    def __init__(self, cluster: Cluster) -> None:
        self.cluster = cluster
        self._found: dict[str, str] = {}

    def __getitem__(self, name: str) -> str:
        """Address of an instance of this kind; LookupError where the demonstration has none."""
        if name not in self._found:
            kind = KINDS[name]
            self._found[name] = self._text(kind) if kind.is_text else self.cluster.url(kind.site, kind.path)
        return self._found[name]

    def _text(self, kind: Kind) -> str:
        for url in self.texts(kind.site, kind.path):
            if kind.holds in fetch(url, "")[0].body:
                return url
        raise LookupError(kind)

    def texts(self, site: str, path: str) -> Iterator[str]:
        """Addresses of the texts that a column lists, in the order of the list."""
        column = self.cluster.url(site, path)
        for link in dict.fromkeys(fetch(column, "")[1]):
            if link.startswith(path) and TEXT.search(urlsplit(link).path):
                yield self.cluster.url(site, link)
