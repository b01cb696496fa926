from __future__ import annotations

from typing import TYPE_CHECKING

from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cms.content.selectors import list_item, page_context, pager_for
from cms.core.segmentation import LONGEST_QUERY

from .selectors import search_columns, search_site

if TYPE_CHECKING:
    from django.http import HttpRequest

PAGE_SIZE = 20


@require_safe
def results(request: HttpRequest) -> TemplateResponse:
    """Search of the current site: texts with all the words asked for, best first."""
    site = request.site_context  # type: ignore[attr-defined]
    query = " ".join(request.GET.get("q", "").split())[:LONGEST_QUERY]
    found = search_site(query, site) if query else []
    pager = pager_for(request, len(found), PAGE_SIZE)
    start = (pager.number - 1) * PAGE_SIZE
    context = page_context(request, title=_("搜索：%(query)s") % {"query": query} if query else _("搜索"))
    context |= {
        "q": query,
        "items": [list_item(page, site) for page in found[start : start + PAGE_SIZE]],
        "columns": search_columns(query, site) if query else [],
        "pager": pager,
    }
    return TemplateResponse(request, "search/results.html", context)
