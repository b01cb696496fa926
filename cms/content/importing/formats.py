"""From rows and plain texts to items: fields of our own export, fields of collections of texts, text files."""

from __future__ import annotations

import hashlib
import json
import re
from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext as _

from cms.core.imports import Row, RowError, json_lines, paragraphs, tidy

from .addresses import old_path
from .elements import VALIDITY, element_rows
from .items import FileNote, Item

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Most characters of fields of the article.
TITLE, SOURCE, NUMBER, KEYWORDS, SUMMARY = 255, 100, 60, 200, 300

SALUTATION: Final = re.compile(
    r"^(各位|尊敬的|敬爱的|亲爱的|同志|女士|先生|朋友|老师|Ladies|Dear|Comrades|Distinguished)"
)
ENDS_OPEN: Final = re.compile(r"[:：,，]$")
SENTENCE: Final = re.compile(r"[。！？；]")


def items_of(text: str, *, name: str, title: str, source: str) -> Iterator[Item | tuple[int, RowError]]:
    """The items of a file, or the line and what is wrong with it.

    Parameters:
        text: JSON Lines, or one plain text.
        name: the file's name: external id of a plain text.
        title: title of a plain text; empty to take its first line that is no salutation.
        source: publisher of texts that name none.
    """
    if not is_json_lines(text, name):
        yield _plain(text, name, title, source)
        return
    for row in json_lines(text.lstrip("\ufeff")):
        if isinstance(row, tuple):
            yield row
            continue
        try:
            yield _item(row, source)
        except RowError as error:
            yield row.line, error


def is_json_lines(text: str, name: str) -> bool:
    """Whether a file holds JSON Lines: by its name, else by its first character."""
    return name.removesuffix(".xz").endswith((".jsonl", ".json", ".ndjson")) or text.lstrip("\ufeff \r\n").startswith(
        "{"
    )


def is_salutation(line: str) -> bool:
    """Whether a line greets the listeners and is no title: 同志们: / 各位代表："""
    return bool(ENDS_OPEN.search(line)) and (bool(SALUTATION.match(line)) or len(line) <= 12)


def _plain(text: str, name: str, title: str, source: str) -> Item | tuple[int, RowError]:
    body = paragraphs(text)
    heading = next((line for line in body if not is_salutation(line)), "")
    if not heading:
        return 1, RowError("", _("文件里没有正文。"))
    if not title and not SENTENCE.search(heading):
        body.remove(heading)
    item = Item(1, name, {"source": source[:SOURCE]}, body)
    _set_title(item, tidy(title) or heading)
    return item


def _item(row: Row, source: str) -> Item:
    title = row.needed("title")
    policy = row.group("policy")
    values = {
        "source": row.text("source_name", most=SOURCE) or row.text("publisher", most=SOURCE) or source[:SOURCE],
        "summary": row.text("summary", most=SUMMARY),
        "keywords": _keywords(row),
        "number": row.text("number", most=NUMBER) or Row(row.line, policy).text("number", most=NUMBER),
        "validity": VALIDITY.get(str(policy.get("validity")), ""),
        "source_url": row.text("source_url", most=200),
        "author": row.text("author", most=60),
    }
    item = Item(
        line=row.line,
        external_id=row.text("id", most=120) or _fingerprint(row),
        values=values,
        body=_body(row),
        column=row.text("column") or row.text("section"),
        elements=element_rows(row),
        pictures=[_file(row, "pictures", note) for note in row.items("pictures")],
        attachments=[_file(row, "attachments", note) for note in row.items("attachments")],
        old_url=old_path(row.text("old_url")),
        published_at=row.moment("date", "time"),
    )
    _set_title(item, title)
    if not item.body and not item.elements:
        raise RowError("body", _("不能为空。"))
    return item


def _set_title(item: Item, title: str) -> None:
    """Keep a title that is too long whole as the first paragraph."""
    if len(title) > TITLE:
        item.notes.append(("title", _("标题超过 %(most)d 字，已截短，全文放在正文第一段。") % {"most": TITLE}))
        item.body.insert(0, title)
        title = title[: TITLE - 1] + "…"
    item.values["title"] = title


def _fingerprint(row: Row) -> str:
    """External id of a row without one: equal rows get equal ones."""
    text = json.dumps([row.fields.get(name) for name in ("title", "date", "publisher", "number")], ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def _keywords(row: Row) -> str:
    value = row.fields.get("keywords")
    words = " ".join(map(str, value)) if isinstance(value, list) else row.text("keywords")
    if len(words) > KEYWORDS:
        raise RowError("keywords", _("有 %(length)d 字，最多 %(most)d 字。") % {"length": len(words), "most": KEYWORDS})
    return words


def _body(row: Row) -> list[str]:
    value = row.fields.get("body")
    if isinstance(value, list):
        if not all(isinstance(part, str) for part in value):
            raise RowError("body", _("应为文字或文字的列表。"))
        return [line for part in value for line in paragraphs(part)]
    if value is not None and not isinstance(value, str):
        raise RowError("body", _("应为文字或文字的列表。"))
    return paragraphs(value or "")


def _file(row: Row, name: str, note: Any) -> FileNote:
    if isinstance(note, str):
        return FileNote(path=note)
    if not isinstance(note, dict) or not isinstance(note.get("path"), str):
        raise RowError(name, _("每个文件写成路径，或带 path 的对象。"))
    fields = Row(row.line, note)
    return FileNote(
        path=note["path"],
        title=fields.text("title", most=255),
        alt=fields.text("alt", most=200),
        caption=fields.text("caption", most=120),
        credit=fields.text("credit", most=100),
        decorative=note.get("decorative") is True,
    )
