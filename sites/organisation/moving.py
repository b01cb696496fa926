"""Pages of one department go below the pages of another, so that each keeps its path and every old address leads on.

A column whose slug the other tree has in the same place is emptied into that one; everything else moves as it stands.
What is left to do is read from the trees each time: after an interruption the next run goes on where the last one stopped,
and ends in the same state.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _
from wagtail.actions.move_page import MovePageAction
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from cms.content.models import ColumnPage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cms.accounts.models import User

#: Pages that move in one transaction.
PORTION: Final = 50


@dataclass(frozen=True, slots=True)
class Move:
    """Pages that go below another page; without a place to go, columns that are empty by now and end."""

    pages: tuple[Page, ...]
    below: Page | None

    @property
    def label(self) -> str:
        """What a person reads in the list of results."""
        first = self.pages[0].title
        if self.below is None:
            return _("同名栏目“%(title)s”并入") % {"title": first}
        if len(self.pages) == 1:
            return _("“%(title)s”移到“%(below)s”") % {"title": first, "below": self.below.title}
        return _("“%(title)s”等 %(count)d 个页面移到“%(below)s”") % {
            "title": first, "count": len(self.pages), "below": self.below.title,
        }  # fmt: skip


def moves(source: Page, target: Page) -> Iterator[Move]:
    """Everything that stands below `source`, in the order in which it goes below `target`."""
    children = list(source.get_children().order_by("path"))
    twins = _twins(children, target)
    alone = [page for page in children if page.pk not in twins]
    for start in range(0, len(alone), PORTION):
        yield Move(tuple(alone[start : start + PORTION]), target)
    for page in children:
        if page.pk in twins:
            yield from moves(page, twins[page.pk])
            yield Move((page,), None)


def next_move(source: Page, target: Page) -> Move | None:
    """The first of `moves` as the trees are now; None when nothing is left."""
    return next(moves(Page.objects.get(pk=source.pk), Page.objects.get(pk=target.pk)), None)


def carry_out(move: Move, user: User | None) -> str:
    """Do it, in the surrounding transaction; returns which pages got another address because theirs was taken."""
    if move.below is None:
        for page in move.pages:
            Page.objects.get(pk=page.pk).delete()
        return ""
    renamed = [title for page in move.pages if (title := _move(page.pk, move.below.pk, user))]
    return _("网址已被占用，换了新网址：%(titles)s") % {"titles": _("、").join(renamed)} if renamed else ""


def _move(number: int, below: int, user: User | None) -> str:
    """Move a page; its title where its slug was taken."""
    page, target = Page.objects.get(pk=number).specific, Page.objects.get(pk=below)
    taken = Page.objects.child_of(target).filter(slug=page.slug).exists()
    if taken:
        page.slug = f"{page.slug[:240]}-{page.pk}"
        page.save()
    # The system administrator may merge departments and has no right on any page.
    MovePageAction(page, target, pos="last-child", user=user).execute(skip_permission_checks=True)
    return str(page.title) if taken else ""


def _twins(children: list[Page], target: Page) -> dict[int, Page]:
    """Columns of `target` into which a column is emptied, by the number of that column."""
    kind = ColumnPage
    below = {page.slug: page for page in target.get_children().type(kind)}
    mine = [page for page in children if issubclass(page.specific_class or Page, kind)]
    return {page.pk: below[page.slug] for page in mine if page.slug in below}


def settle_redirects(source: Site, target: Site) -> int:
    """Hand the redirects of a site that ends to the one that answers for its host; returns how many were handed over.

    Moving makes a redirect for each page; the host of the site that ends leads on with the whole path, so that those which
    name the page's present path say nothing any more. Where both sites have an address, that of `target` stays.
    """
    taken = set(Redirect.objects.filter(site=target).values_list("old_path", flat=True))
    root = target.root_page.url_path
    handed = 0
    for row in Redirect.objects.filter(site=source).select_related("redirect_page").order_by("pk"):
        page = row.redirect_page
        stands = f"/{page.url_path.removeprefix(root)}".rstrip("/") if page and page.url_path.startswith(root) else None
        if row.old_path == stands or row.old_path in taken:
            row.delete()
            continue
        row.site = target
        row.save(update_fields=["site"])
        handed += 1
    return handed
