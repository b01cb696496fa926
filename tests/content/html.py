"""What a page says to machines, read back from its HTML."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from django.http import HttpResponse


class Reader(HTMLParser):
    """Collects meta tags, links, headings and what a content security policy forbids."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.metas: list[tuple[str, str]] = []
        self.links: list[dict[str, str | None]] = []
        self.anchors: list[str] = []
        self.forbidden: list[str] = []
        self.tags: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.tags.append(tag)
        if tag == "meta":
            self.metas.append((values.get("name") or values.get("property") or "", values.get("content") or ""))
        elif tag == "link":
            self.links.append(values)
        elif tag == "a" and values.get("href"):
            self.anchors.append(values["href"] or "")
        elif tag == "style" or (
            tag == "script" and "src" not in values and values.get("type") != "application/ld+json"
        ):
            self.forbidden.append(tag)
        self.forbidden += [name for name in values if name == "style" or name.startswith("on")]


class Html:
    """One answer, parsed."""

    def __init__(self, answer: HttpResponse) -> None:
        assert answer.status_code == 200, answer.status_code
        self.text = answer.content.decode()
        self.reader = Reader(self.text)

    def all(self, name: str) -> list[str]:
        return [content for key, content in self.reader.metas if key == name]

    def one(self, name: str) -> str:
        """The content of a meta tag that stands there exactly once."""
        found = self.all(name)
        assert len(found) == 1, (name, found)
        return found[0]

    def rel(self, name: str) -> list[dict[str, str | None]]:
        return [link for link in self.reader.links if link.get("rel") == name]

    @property
    def canonical(self) -> str | None:
        return self.rel("canonical")[0]["href"]

    @property
    def alternates(self) -> dict[str | None, str | None]:
        return {link["hreflang"]: link["href"] for link in self.rel("alternate") if "hreflang" in link}

    @property
    def data(self) -> dict[str, Any]:
        """The JSON-LD of the page."""
        found = re.search(r'<script type="application/ld\+json">(.*?)</script>', self.text, re.S)
        assert found
        return json.loads(found[1])

    @property
    def words(self) -> str:
        """Text without tags and what stands in scripts."""
        text = re.sub(r"<script.*?</script>", " ", self.text, flags=re.S)
        return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text))

    @property
    def main(self) -> str:
        return self.text.partition("<main")[2].partition("</main>")[0]
