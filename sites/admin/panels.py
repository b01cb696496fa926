from __future__ import annotations

from typing import Any

from wagtail.admin.panels import Panel

from .samples import CUSTOM, render_sample


class ThemeSamplePanel(Panel):
    """Shows the theme of the form as it stands, renewed while it is being changed."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "sites/admin/theme_sample_panel.html"

        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            context = super().get_context_data(parent_context)
            values = {name: self.form[name].value() for name in ("theme", *CUSTOM) if name in self.form.fields}
            return context | {"sample": render_sample(values)}
