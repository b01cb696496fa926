"""Panels of edit forms."""

from __future__ import annotations

from wagtail.admin.panels import FieldPanel


class BeforePublicationPanel(FieldPanel):
    """A field that an author sets while the text is a draft; once it is public, an act of its own changes it at once."""

    class BoundPanel(FieldPanel.BoundPanel):
        def is_shown(self) -> bool:
            return super().is_shown() and not self.instance.live
