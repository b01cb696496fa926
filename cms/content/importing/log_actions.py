"""How an import reads in the history of a site."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.log_actions import LogFormatter

if TYPE_CHECKING:
    from wagtail.log_actions import LogActionRegistry
    from wagtail.models import PageLogEntry


@hooks.register("register_log_actions")
def register_import(actions: LogActionRegistry) -> None:
    """Make the import an act of the log."""

    @actions.register_action("content.import")
    class ImportFormatter(LogFormatter):
        label = gettext_lazy("导入稿件")

        def format_message(self, log_entry: PageLogEntry) -> str:
            return import_message(log_entry.data)


def import_message(data: dict[str, Any]) -> str:
    """One sentence: file, number of texts, and the reason where they were published at once."""
    count = sum(data.get("counts", {}).values())
    text = _("从 %(file)s 导入 %(count)d 篇稿件（批次 %(batch)s）") % {
        "file": data.get("file", ""),
        "count": count,
        "batch": data.get("batch", ""),
    }
    if data.get("published"):
        text += _("并直接发布，理由：%(reason)s") % {"reason": data.get("reason", "")}
    return text
