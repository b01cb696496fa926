from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class ElementBlock(blocks.StreamBlock):
    """The element table of a document, guide or letter: labels with their values, in order."""

    row = blocks.StructBlock(
        [
            ("label", blocks.CharBlock(max_length=40, label=_("要素"))),
            ("value", blocks.TextBlock(label=_("内容"))),
        ],
        label=_("一行"),
        icon="list-ul",
    )
