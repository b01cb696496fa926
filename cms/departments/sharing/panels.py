"""Panels of the forms of owned and shared rows."""

from __future__ import annotations

from typing import Any

from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, Panel


class UsingSitesPanel(Panel):
    """使用它的网站: which sites a change reaches, and the word of confirmation where they are not the owner's."""

    def get_form_options(self) -> dict[str, Any]:
        return {"fields": ["confirmed_use"]}

    class BoundPanel(Panel.BoundPanel):
        template_name = "departments/using_sites.html"

        def is_shown(self) -> bool:
            return super().is_shown() and self.form is not None and self.form.shows_uses

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            return context | {"uses": self.form.uses, "asks": self.form.asks, "field": self.form["confirmed_use"]}


class KeeperPanel(FieldPanel):
    """A field that only who keeps the row sees."""

    class BoundPanel(FieldPanel.BoundPanel):
        def is_shown(self) -> bool:
            return (self.form is None or self.field_name in self.form.fields) and super().is_shown()


def using_sites() -> UsingSitesPanel:
    """The panel of sites, with its heading."""
    return UsingSitesPanel(heading=_("使用它的网站"))


def shared_panels(*panels: Any) -> list[Any]:
    """The form of a shared row: the sites that use it, its own fields, owner and audience."""
    audience = [
        KeeperPanel("department"),
        KeeperPanel("audience"),
        KeeperPanel("audience_departments", widget=CheckboxSelectMultiple, classname="in-columns"),
        KeeperPanel("audience_may_edit"),
    ]
    return [using_sites(), *panels, MultiFieldPanel(audience, heading=_("归属和共享"))]
