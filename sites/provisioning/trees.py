"""From plans to pages: a root page with its columns, all live."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from wagtail.models import Locale, Page

from cms.content.bulk import add_pages
from cms.content.models import ColumnPage
from cms.departments.models import Department

from .registry import home_builder

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from uuid import UUID

    from cms.accounts.models import User

    from .plans import ColumnPlan


@dataclass(frozen=True, slots=True)
class RootPlan:
    """A root page to be made below `parent`, with its columns; `kind` is that of the site it is, or may become, the
    root of. `translation_keys` are those of Chinese columns by slug path, of the root page under the empty path."""

    parent: Page
    kind: str
    title: str
    slug: str
    language: str
    columns: Sequence[ColumnPlan]
    translation_keys: Mapping[str, UUID] = field(default_factory=dict)


def ensure_locale(language: str) -> Locale:
    """The locale of a content language."""
    return Locale.objects.get_or_create(language_code=language)[0]


def tree_root() -> Page:
    """The page above the root pages of all hosts."""
    return Page.get_first_root_node()


def grow(plan: RootPlan, user: User | None) -> Page:
    """The root page of the plan with its columns and the blocks its kind starts with.

    A page of that slug that stands there already is returned as it is: its columns are its editors' from then on.
    """
    known = Page.objects.child_of(plan.parent).filter(slug=plan.slug).first()
    if known is not None:
        return known
    builder = home_builder(plan.kind)
    root = builder.model(title=plan.title, slug=plan.slug, locale=ensure_locale(plan.language), owner=user)
    if key := plan.translation_keys.get(""):
        root.translation_key = key
    plan.parent.add_child(instance=root)
    columns: dict[str, ColumnPage] = {}
    _grow_columns(root, plan.columns, plan, columns, user)
    root.refresh_from_db()
    root.body = json.dumps(builder.blocks(columns))
    root.save_revision(user=user).publish(user=user, skip_permission_checks=True)
    return root


def _grow_columns(
    parent: Page, plans: Sequence[ColumnPlan], root: RootPlan, made: dict[str, ColumnPage], user: User | None
) -> None:
    owners = dict(Department.objects.filter(code__in={plan.owner for plan in plans}).values_list("code", "pk"))
    pages = [_column(plan, parent, owners, root.translation_keys) for plan in plans]
    for plan, page in zip(plans, add_pages(parent, pages, live=True, user=user), strict=True):
        made[plan.path] = page
        if plan.children:
            _grow_columns(page, plan.children, root, made, user)


def _column(plan: ColumnPlan, parent: Page, owners: dict[str, int], keys: Mapping[str, UUID]) -> ColumnPage:
    column = ColumnPage(
        title=plan.title,
        slug=plan.slug,
        kind=plan.kind,
        layout=plan.layout,
        purpose=plan.purpose,
        keywords=" ".join(dict.fromkeys((plan.title, parent.title))),
        responsible_id=owners.get(plan.owner),
        update_days=plan.update_days,
        cobuilt=plan.cobuilt,
        show_in_menus=plan.shown,
        directory=plan.directory,
        link_group=plan.link_group,
    )
    if plan.translates and (key := keys.get(plan.translates)):
        column.translation_key = key
    return column


def translation_keys(root: Page) -> dict[str, UUID]:
    """Translation keys of a root page (under the empty path) and its columns by slug path."""
    rows = Page.objects.filter(path__startswith=root.path, columnpage__isnull=False).values_list(
        "url_path", "translation_key"
    )
    keys = {url_path.removeprefix(root.url_path).rstrip("/"): key for url_path, key in rows}
    return {"": root.translation_key} | keys
