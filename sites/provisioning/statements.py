"""What footers lead to: the column of site information with its texts, on the portal and on the English site."""

from __future__ import annotations

import json
from functools import cache
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import NAMESPACE_URL, uuid5

import yaml

from cms.content.bulk import add_pages
from cms.content.enums import ColumnKind
from cms.content.models import ArticlePage, ColumnPage
from cms.publishing.gate import publishing_as

if TYPE_CHECKING:
    from wagtail.models import Page

    from cms.accounts.models import User

SLUG = "site-info"
#: Beginning of the external ids by which footers find the texts.
PREFIX = "statement:"
DATA = Path(__file__).resolve().parent.parent / "data" / "statements.yaml"


@cache
def statements() -> dict[str, Any]:
    """Column and texts by language."""
    return dict(yaml.safe_load(DATA.read_text(encoding="utf-8")))


def ensure_statements(root: Page, language: str, source: str, by: User | None = None) -> None:
    """Add the column and its texts below a root page unless the column is there. `source` is the organiser's name."""
    if ColumnPage.objects.child_of(root).filter(slug=SLUG).exists():
        return
    given = statements()[language]
    column = ColumnPage(
        title=given["column"], slug=SLUG, kind=ColumnKind.ABOUT, purpose=given["purpose"], locale=root.locale,
        keywords=given["column"], update_days=365, show_in_menus=False,
    )  # fmt: skip
    add_pages(root, [column], live=True, user=by)
    texts = [_text(one, source) for one in given["texts"]]
    with publishing_as("provision"):
        add_pages(column, texts, live=True, user=by)


def _text(given: dict[str, Any], source: str) -> ArticlePage:
    html = "".join(f"<p>{escape(paragraph, quote=False)}</p>" for paragraph in given["body"])
    block = {"type": "paragraph", "value": html, "id": str(uuid5(NAMESPACE_URL, f"{PREFIX}{given['title']}"))}
    return ArticlePage(
        title=given["title"],
        summary=given["body"][0][:300],
        source=source,
        body=json.dumps([block]),
        external_id=f"{PREFIX}{given['key']}",
    )
