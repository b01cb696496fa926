"""Panels of edit forms."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Any

from django.db.models import CharField, TextField
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin.panels import FieldPanel, Panel

from cms.core.fields import StreamField
from cms.publishing.wordlists.selectors import AROUND, findings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wagtail.models import Page

    from cms.publishing.wordlists.selectors import Finding

#: Findings that the panel lists; the others are counted.
MOST_FINDINGS = 20
#: Fields of a form that hold no words.
NO_WORDS = frozenset({"slug", "number", "validity"})
#: What stands between two passages: enough that no excerpt reaches into the next one.
BETWEEN = "\n" * AROUND


class BeforePublicationPanel(FieldPanel):
    """A field that an author sets while the text is a draft; once it is public, an act of its own changes it at once."""

    class BoundPanel(FieldPanel.BoundPanel):
        def is_shown(self) -> bool:
            return super().is_shown() and not self.instance.live


class ChoicePanel(FieldPanel):
    """A field of choices that is left out while there is nothing to choose."""

    class BoundPanel(FieldPanel.BoundPanel):
        def is_shown(self) -> bool:
            return super().is_shown() and (self.bound_field is None or self.bound_field.field.queryset.exists())


class DepartmentPanel(Panel):
    """Tells choosers in the form for which department they are to list."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "content_admin/department_of_choices.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            return context | {"department": self._named()}

        def _named(self) -> int | str:
            """Id, `platform`, or nothing for a new row whose owner is still open."""
            if hasattr(self.form, "department"):
                return self.form.department.pk if self.form.department else "platform"
            return self.instance.department_id or ("platform" if self.instance.pk else "")


class TemplatesPanel(Panel):
    """从模板开始: the templates that a new page of this column may be filled with."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "content_admin/templates_panel.html"

        @cached_property
        def templates(self) -> list[Any]:
            # Imported here: templates are a model, and panels are parts of models.
            from .page_templates import offered

            return [] if self.instance.pk else list(offered(type(self.instance), self.form.department))

        def is_shown(self) -> bool:
            return super().is_shown() and self.form is not None and bool(self.templates)

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            return context | {"templates": self.templates, "started": self.request.GET.get("template", "")}


class WordsPanel(Panel):
    """用词: what the word lists say of the draft as it was last saved."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "content_admin/words_panel.html"

        @cached_property
        def found(self) -> list[tuple[str, Finding]]:
            if not self.instance.pk or self.form.is_bound:
                return []
            return words_in(self.instance, self.form.department)

        def is_shown(self) -> bool:
            return super().is_shown() and self.form is not None and bool(self.found)

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            more = max(0, len(self.found) - MOST_FINDINGS)
            return context | {"found": self.found[:MOST_FINDINGS], "more": more}


def words_in(page: Page, department: Any) -> list[tuple[str, Finding]]:
    """Findings in the fields of a page as it is in memory, each with the name of its place."""
    texts = list(_passages(page))
    starts, total = [], 0
    for _name, text in texts:
        starts.append(total)
        total += len(text) + len(BETWEEN)
    whole = BETWEEN.join(text for _name, text in texts)
    return [(texts[bisect_right(starts, each.start) - 1][0], each) for each in findings(whole, department)]


def _passages(page: Page) -> Iterator[tuple[str, str]]:
    asked = set(type(page).get_edit_handler().get_form_options()["fields"]) - NO_WORDS
    for field in page._meta.concrete_fields:
        if field.name not in asked:
            continue
        value, name = getattr(page, field.name), str(field.verbose_name)
        if isinstance(field, StreamField):
            for number, block in enumerate(value, 1):
                place = _("%(field)s第 %(number)s 块“%(kind)s”") % {
                    "field": name, "number": number, "kind": block.block.label
                }  # fmt: skip
                yield place, " ".join(block.block.get_searchable_content(block.value))
        elif isinstance(field, CharField | TextField) and not field.choices and value:
            yield (str(_("标题")) if field.name == "title" else name), str(value)
