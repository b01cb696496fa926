"""When two revisions hold the same text: opening a form and sending it back unread is not a change."""

from __future__ import annotations

import re
from typing import Any, Final

#: What Wagtail writes into a revision about itself.
BOOKKEEPING: Final = frozenset(
    {
        "comments", "draft_title", "has_unpublished_changes", "last_published_at", "latest_revision",
        "latest_revision_created_at", "live", "live_revision", "locked", "locked_at", "locked_by", "workflow_states",
    }
)  # fmt: skip
#: Ids of blocks, keys that the rich text editor gives paragraphs, and the empty ones it leaves; in JSON quotes stand escaped.
EDITOR_MARKS: Final = re.compile(r"""\sdata-block-key=\\?"[^"\\]*\\?"|<p>(?:<br/>)?</p>|"id": "[0-9a-f-]{36}",?\s?""")


def same_text(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether two contents of revisions differ in nothing that a reader or a reviewer could see."""
    return _plain(one) == _plain(other)


def _plain(content: dict[str, Any]) -> dict[str, str]:
    """Values as text without the editor's marks. Paragraphs lose their keys first, so that empty ones are seen as empty."""
    plain = {}
    for name, value in content.items():
        if name not in BOOKKEEPING:
            text = str(value)
            while (shorter := EDITOR_MARKS.sub("", text)) != text:
                text = shorter
            plain[name] = text
    return plain
