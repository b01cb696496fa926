"""The part of Markdown that the project's own pages use, as HTML: headings, paragraphs, lists, tables, pictures, code.

For files of the project alone; whatever else stands in them is shown as text, never as HTML.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape
from textwrap import dedent
from typing import Final

HEADING: Final = re.compile(r"(#{1,4}) (.+)")
ITEM: Final = re.compile(r"(?:(-)|(\d+)\.) (.*)")
TABLE_LINE: Final = re.compile(r"\|[ :|-]+\|")
INLINE: Final = re.compile(
    r"`(?P<code>[^`]+)`|\*\*(?P<bold>.+?)\*\*|(?P<picture>!)?\[(?P<words>[^\]]*)\]\((?P<target>[^)\s]+)\)"
)

Address = Callable[[str], str]


def to_html(text: str, address: Address) -> str:
    """HTML of a text; `address` turns the targets of links and pictures into addresses."""
    lines, parts = text.strip("\n").split("\n"), []
    while lines:
        parts.append(_block(lines, address))
    return "".join(parts)


def _block(lines: list[str], address: Address) -> str:
    """Take one block from the head of the lines."""
    line = lines[0]
    if not line.strip():
        lines.pop(0)
        return ""
    if found := HEADING.fullmatch(line):
        lines.pop(0)
        level = len(found[1])
        return f"<h{level}>{_inline(found[2], address)}</h{level}>"
    if line.startswith("```"):
        return _code(lines)
    if ITEM.match(line):
        return _list(lines, address)
    if line.startswith("|"):
        return _table(lines, address)
    return f"<p>{_inline(' '.join(_take(lines, _is_text)), address)}</p>"


def _take(lines: list[str], wanted: Callable[[str], bool]) -> list[str]:
    taken = []
    while lines and wanted(lines[0]):
        taken.append(lines.pop(0))
    return taken


def _is_text(line: str) -> bool:
    return bool(line.strip()) and not line.startswith(("#", "```", "|")) and not ITEM.match(line)


def _code(lines: list[str]) -> str:
    lines.pop(0)
    code = _take(lines, lambda line: not line.startswith("```"))
    del lines[:1]
    return f"<pre><code>{escape(chr(10).join(code))}</code></pre>"


def _list(lines: list[str], address: Address) -> str:
    """Items of one kind; what is indented below an item belongs to it."""
    first = ITEM.match(lines[0])
    kind = "ul" if first and first[1] else "ol"
    items = []
    while lines and (found := ITEM.match(lines[0])) and bool(found[1]) == (kind == "ul"):
        lines.pop(0)
        more = _take(lines, lambda line: not line.strip() or line.startswith("  "))
        below = dedent("\n".join(more)).strip("\n")
        items.append(f"<li>{_inline(found[3], address)}{to_html(below, address) if below else ''}</li>")
    return f"<{kind}>{''.join(items)}</{kind}>"


def _table(lines: list[str], address: Address) -> str:
    rows = [line.strip().strip("|").split("|") for line in _take(lines, _is_row) if not TABLE_LINE.fullmatch(line)]
    head, *body = [[_inline(cell.strip(), address) for cell in row] for row in rows]
    heads = "".join(f'<th scope="col">{cell}</th>' for cell in head)
    cells = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in body)
    return f'<table class="listing"><thead><tr>{heads}</tr></thead><tbody>{cells}</tbody></table>'


def _is_row(line: str) -> bool:
    return line.startswith("|")


def _inline(text: str, address: Address) -> str:
    parts, place = [], 0
    for found in INLINE.finditer(text):
        parts += [escape(text[place : found.start()], quote=False), _marked(found, address)]
        place = found.end()
    return "".join([*parts, escape(text[place:], quote=False)])


def _marked(found: re.Match[str], address: Address) -> str:
    if found["code"]:
        return f"<code>{escape(found['code'], quote=False)}</code>"
    if found["bold"]:
        return f"<strong>{_inline(found['bold'], address)}</strong>"
    target, words = escape(address(found["target"])), escape(found["words"])
    if found["picture"]:
        return f'<img src="{target}" alt="{words}" loading="lazy">'
    return f'<a href="{target}">{words}</a>'
