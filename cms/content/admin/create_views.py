"""The form of a new page, filled from a template where one is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin.views.pages.create import CreateView

from cms.content.page_templates import begin, offered
from cms.departments.scope import department_of

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


class CreateFromTemplate(CreateView):
    """`?template=ID` fills the form; an id that is not offered here is refused in words."""

    def get(self, request: HttpRequest) -> HttpResponse:
        if key := request.GET.get("template", ""):
            department = department_of(self.parent_page)
            templates = offered(self.page_class, department)
            template = templates.filter(pk=key).first() if key.isdecimal() and len(key) < 10 else None
            if template is None:
                messages.error(request, _("这个模板不存在，或没有共享给这个栏目的部门。"))
                return redirect(request.path)
            begin(self.page, template, request.user, department)  # type: ignore[arg-type]
        return super().get(request)
