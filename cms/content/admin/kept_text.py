"""A text that was sent when it could no longer be saved is given back to who wrote it.

While somebody writes, the department may be closed or the role taken away. Wagtail answers the form with its home page, and
the words are gone; here they are shown with the reason.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, render
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from wagtail.admin.auth import require_admin_access
from wagtail.models import Page

from cms.content.addresses import elsewhere
from cms.content.site_context_provider import context_of_site
from cms.departments.enums import DepartmentStatus
from cms.departments.scope import department_of

from .create_views import CreateFromTemplate
from .guard import hand_on

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from django.db.models import Model
    from django.http import HttpRequest, HttpResponse, QueryDict
    from django.http.response import HttpResponseBase

#: Last parts of names by which a form keeps its blocks in order.
BOOKKEEPING: Final = frozenset({"count", "type", "id", "order", "deleted", "TOTAL_FORMS", "INITIAL_FORMS"})
#: Values that are no words: numbers of rows, keys of blocks, boxes.
NO_WORDS = re.compile(r"^(\d+|on|true|false|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})?$", re.IGNORECASE)

_new_page = require_admin_access(CreateFromTemplate.as_view())


def edit(request: HttpRequest, page_id: int) -> HttpResponseBase:
    """Wagtail's form of a page; what is sent in vain comes back."""
    return _given_back(request, page_id, lambda rights: bool(rights.can_edit()))


def add(
    request: HttpRequest, content_type_app_name: str, content_type_model_name: str, parent_page_id: int
) -> HttpResponseBase:
    """The form of a new page; what is sent in vain comes back."""
    model = apps.all_models.get(content_type_app_name, {}).get(content_type_model_name)

    def form(asked: HttpRequest) -> HttpResponseBase:
        return _new_page(asked, content_type_app_name, content_type_model_name, parent_page_id)

    return _given_back(request, parent_page_id, lambda rights: bool(rights.can_add_subpage()), model, form)


@sensitive_post_parameters()
def _given_back(
    request: HttpRequest, page_id: int, may: Callable[[Any], bool], model: type[Model] | None = None,
    form: Callable[[HttpRequest], HttpResponseBase] = hand_on,
) -> HttpResponseBase:  # fmt: skip
    if request.method != "POST" or not request.user.is_authenticated:
        return form(request)
    page = get_object_or_404(Page, pk=page_id)
    if may(page.specific_deferred.permissions_for_user(request.user)):
        return form(request)
    if request.headers.get("Accept", "").startswith("application/json"):
        return _told(page)
    return _answer(request, page, model or page.specific_class or Page)


def _told(page: Page) -> JsonResponse:
    """For a form that saves itself, in the shape that Wagtail's own errors have: the words are still in it."""
    message = _("%(reason)s内容没有保存，请先把文字复制出来。") % {"reason": reason(page)}
    return JsonResponse({"success": False, "error_code": "no_permission", "error_message": message}, status=400)


def _answer(request: HttpRequest, page: Page, model: type[Model]) -> HttpResponse:
    context = {"reason": reason(page), "texts": list(words_in(request.POST, model)), "page_title": _("没有保存")}
    response = render(request, "content_admin/kept_text.html", context, status=403)
    response.headers["Cache-Control"] = "private, no-store"
    return response


def reason(page: Page) -> str:
    """Why a page cannot be edited any more, as a sentence."""
    department, site = department_of(page), context_of_site(elsewhere(page.url_path)[0])
    if department is not None and department.status == DepartmentStatus.ARCHIVED:
        return _("这个部门已经撤并，页面不能再编辑。")
    if site is not None and site.archived:
        return _("这个网站已经归档，页面不能再编辑。")
    return _("您现在没有修改这里的权限，可能是您的角色刚刚被调整。")


def words_in(data: QueryDict, model: type[Model]) -> Iterator[tuple[str, str]]:
    """Names of fields and the words in them, in the order of the form; a field with many blocks comes once."""
    found: dict[str, list[str]] = {}
    for name, value in data.items():
        field, *parts = name.split("-")
        words = _words(str(value))
        if words and not (parts and parts[-1] in BOOKKEEPING) and (label := _label(model, field)):
            found.setdefault(label, []).append(words)
    return ((label, "\n\n".join(texts)) for label, texts in found.items())


def _label(model: type[Model], field: str) -> str:
    try:
        return capfirst(str(getattr(model._meta.get_field(field), "verbose_name", "")))
    except FieldDoesNotExist:
        return ""


def _words(value: str) -> str:
    """The words of a value: those of a rich text are in the blocks of its editor."""
    if value.lstrip().startswith("{"):
        try:
            blocks = json.loads(value).get("blocks", [])
            return "\n".join(str(block.get("text", "")) for block in blocks).strip()
        except (ValueError, AttributeError):
            return value
    return "" if NO_WORDS.match(value.strip()) else value.strip()
