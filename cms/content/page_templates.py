"""Pages begun from a template: nothing is saved until their author saves."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from cms.departments.sharing.policies import available_to

from .admin.page_forms import foreign, references, unshared
from .models import PageTemplate

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from wagtail.models import Page

    from cms.accounts.models import User
    from cms.departments.models import Department

    from .models import ArticlePage

__all__ = ["begin", "offered"]


def offered(model: type[Page], department: Department | None) -> QuerySet[PageTemplate]:
    """Templates from which a page of that type may start in a column of the department (None: of the platform)."""
    return available_to(PageTemplate, department).filter(kind=model._meta.label_lower)


def begin(page: ArticlePage, template: PageTemplate, user: User, department: Department | None) -> None:
    """Fill an unsaved page from a template. Blocks that name what the author may not use are left out: the form would
    refuse them."""
    page.title, page.summary = template.title_of_today(), template.summary
    page.elements = json.dumps(list(template.elements.raw_data))  # type: ignore[assignment]
    kept: list[dict[str, Any]] = []
    for block in template.body.raw_data:
        page.body = json.dumps([block])  # type: ignore[assignment]
        named = references(page)
        if not foreign(named, user) and not unshared(named, department):
            kept.append(block)
    page.body = json.dumps(kept)  # type: ignore[assignment]
