"""Which first-level columns stand in a site's navigation, and in which order: read, changed, and shown before a change."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Revision

from .actions import ActRefusedError
from .models import ColumnPage
from .policies import may_arrange
from .signal_handlers import bump_after_commit, places_of
from .tree import build_tree

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wagtail.models import Page

    from cms.accounts.models import User

    from .site_context import SiteContext
    from .tree import ColumnTree

#: Columns from first to last by their ids, each with whether it is shown.
Order = tuple[tuple[int, bool], ...]


def sections_of(home: Page) -> list[ColumnPage]:
    """Columns directly below a home page that can stand in its navigation, in the order of their pages: one query."""
    return list(ColumnPage.objects.child_of(home).filter(live=True, retired_at=None).order_by("path"))


def order_of(sections: Sequence[ColumnPage]) -> Order:
    """The order in which columns stand now."""
    return tuple((section.pk, section.show_in_menus) for section in sections)


def may_arrange_all(user: User, home: Page, sections: Sequence[ColumnPage]) -> bool:
    """Whether the person arranges the home page and each of the columns."""
    return all(may_arrange(user, page) for page in (home, *sections))


def order_problem(sections: Sequence[ColumnPage], order: Order) -> str:
    """Why the columns cannot be put into an order, as a sentence; empty where they can."""
    if sorted(pk for pk, _shown in order) != sorted(section.pk for section in sections):
        return _("导航中的栏目与本网站现有的一级栏目不一致，未作任何修改。请重新打开此页核对。")
    return ""


@transaction.atomic
def arrange_sections(home: Page, user: User, order: Order) -> None:
    """Put the columns below a home page into an order and show or hide each; every column that changes is recorded.

    Raises PermissionDenied where one of them is not the person's to arrange, and `ActRefusedError` for an order of other
    columns than those that stand there.
    """
    sections = sections_of(home)
    if problem := order_problem(sections, order):
        raise ActRefusedError(problem)
    if not may_arrange_all(user, home, sections):
        raise PermissionDenied(_("只有门户编辑和部门管理员可以这样做。"))
    places = {section.pk: place for place, section in enumerate(sections)}
    shown_before = dict(order_of(sections))
    _move(order)
    for place, (pk, shown) in enumerate(order):
        if (place, shown) != (places[pk], shown_before[pk]):
            _note(pk, user, shown, {"place": place + 1, "place_before": places[pk] + 1, "shown": shown})


def _move(order: Order) -> None:
    """Move the pages whose predecessor stands behind them; what else stands among them keeps its place."""
    for (before, _shown), (pk, _also) in pairwise(order):
        previous, page = ColumnPage.objects.get(pk=before), ColumnPage.objects.get(pk=pk)
        if page.path < previous.path:
            page.move(previous, pos="right")


def _note(pk: int, user: User, shown: bool, data: dict[str, int | bool]) -> None:
    """Write whether a column is shown, in its draft as well, which would bring the former state back when published."""
    ColumnPage.objects.filter(pk=pk).update(show_in_menus=shown)
    section = ColumnPage.objects.get(pk=pk)
    if section.latest_revision is not None:
        content = section.latest_revision.content | {"show_in_menus": shown}
        Revision.objects.filter(pk=section.latest_revision_id).update(content=content)
    log(instance=section, action="content.arrange", user=user, data=data)
    bump_after_commit(places_of(section))


def tree_in_order(site: SiteContext, order: Order) -> ColumnTree:
    """The columns of a site as they would stand in an order that is not saved; columns that it does not name stay."""
    tree = build_tree(site)
    if tree.root is None:
        return tree
    shown, places = dict(order), {pk: place for place, (pk, _shown) in enumerate(order)}
    for place, node in enumerate(tree.root.children):
        if node.pk in shown:
            tree.root.children[place] = node = replace(node, in_menus=shown[node.pk])
            tree.by_path[node.path] = tree.by_id[node.pk] = tree.by_url[node.url] = node
    tree.root.children.sort(key=lambda node: places.get(node.pk, len(places)))
    return tree
