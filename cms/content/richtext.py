"""Rich text as readers get it: links to pages and files by their addresses, links that leave the government marked."""

from __future__ import annotations

import re
from html import escape, unescape
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from markupsafe import Markup

from cms.core.jinja import icon

from .addresses import outward

if TYPE_CHECKING:
    from .references import Found, Needs

ANCHOR = re.compile(r"<a\b([^>]*)>(.*?)</a>", re.S)
ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')


def gather(html: str, needs: Needs) -> None:
    """Note the pages and files that a rich text links to."""
    if "linktype" not in html:
        return
    for match in ANCHOR.finditer(html):
        attributes = dict(ATTRIBUTE.findall(match[1]))
        number = attributes.get("id", "")
        if number.isdigit():
            {"page": needs.pages, "document": needs.files}.get(attributes.get("linktype", ""), set()).add(int(number))


def rewrite(html: str, found: Found) -> Markup:
    """Stored rich text as HTML. A link to what is not there any more becomes plain words."""
    if "<a" not in html:
        return Markup(html)  # noqa: S704
    return Markup(ANCHOR.sub(lambda match: _anchor(match[1], match[2], found), html))  # noqa: S704


def _anchor(attributes_text: str, words: str, found: Found) -> str:
    attributes = dict(ATTRIBUTE.findall(attributes_text))
    kind, number = attributes.get("linktype", ""), attributes.get("id", "")
    if kind:
        url = _internal(kind, int(number) if number.isdigit() else 0, found)
        return f'<a href="{escape(url)}">{words}</a>' if url else words
    href = unescape(attributes.get("href", ""))
    if not href.startswith(("http://", "https://")):
        return f"<a{attributes_text}>{words}</a>" if href.startswith(("#", "/", "mailto:", "tel:")) else words
    url, external = outward(href)
    rest = f' rel="external noopener">{words}{external_mark()}</a>' if external else f">{words}</a>"
    return f'<a href="{escape(url)}"{rest}'


def _internal(kind: str, number: int, found: Found) -> str:
    if kind == "page" and number in found.pages:
        return found.pages[number].url
    return found.files[number].url if kind == "document" and number in found.files else ""


def external_mark() -> str:
    """What follows the words of a link that leaves the government's hosts."""
    return f'{icon("external-link", 20, "c-icon--text")}<span class="u-hidden">{escape(_("（外部链接）"))}</span>'


def plain(html: str) -> str:
    """The words of a rich text, blocks parted by a space."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())
