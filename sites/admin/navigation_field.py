"""Columns of a navigation in a form: a row for each, with a box for whether it is shown and buttons that move it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.utils.safestring import SafeString

    from cms.content.models import ColumnPage
    from cms.content.navigation import Order


class NavigationWidget(forms.Widget):
    """Sends the ids of all columns in their order, and those of the shown ones."""

    template_name = "sites/admin/navigation_widget.html"
    #: Columns of the site; the form sets them.
    sections: Sequence[ColumnPage] = ()

    class Media:
        js = ("sites/navigation.js",)

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[tuple[str, bool]] | None:
        """Pairs of id and whether it is shown; None where the form was sent without a navigation."""
        if name not in data:
            return None
        shown = set(data.getlist(f"{name}-shown"))
        return [(pk, pk in shown) for pk in data.getlist(name)]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        titles = {str(section.pk): section for section in self.sections}
        rows = [(titles[str(pk)], shown) for pk, shown in value or () if str(pk) in titles]
        return super().get_context(name, None, attrs) | {"rows": rows}

    def _render(self, template_name: str, context: dict[str, Any], renderer: Any = None) -> SafeString:
        # Django's own renderer of forms knows no templates of apps.
        return render_to_string(template_name, context)

    def id_for_label(self, id_: str) -> str:
        """Nothing: the rows have labels of their own."""
        return ""


class NavigationField(forms.Field):
    """The order of the columns and which of them are shown."""

    widget = NavigationWidget

    def clean(self, value: Any) -> Order | None:
        """Raise ValidationError for an id that is none, and for one that comes twice."""
        if value is None:
            return None
        if not all(str(pk).isdecimal() for pk, _shown in value) or len({pk for pk, _shown in value}) != len(value):
            raise forms.ValidationError(_("栏目编号无效，未作任何修改。"), code="invalid")
        return tuple((int(pk), shown) for pk, shown in value)

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether the order that was sent is another one."""
        return data is not None and [(str(pk), shown) for pk, shown in initial or ()] != list(data)
