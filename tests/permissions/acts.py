"""Acts upon pages as a browser sends them, each with the question whether it took effect; and pages in every state."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone
from wagtail.models import Page

from cms.content.models import ArticlePage
from cms.departments.roles import get as role_of
from sites.actions import ArchiveSite
from tests.factories.newsroom import article_form, at_work, review, submit, write
from tests.factories.users import make_user

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

    from cms.accounts.models import User
    from cms.content.models import ColumnPage
    from sites.models import HostedSite
    from tests.factories.newsroom import Newsroom

#: Lines of a table: a text of colleagues on the own site in each state; on a department's site that was archived; and one
#: of another department.
STATES = ("draft", "in-review", "live", "scheduled", "archived", "foreign")
NEW = "新标题"
#: Roles of the platform that work on its own sites; all others are tried on a department's.
ON_THE_PORTAL = ("portal_editor", "portal_reviewer")
ON_THE_ENGLISH_SITE = ("translator",)


@dataclass(frozen=True)
class Place:
    """A person new in a role, and the site that the person works on."""

    newsroom: Newsroom
    person: User
    browser: Client
    home: HostedSite

    @classmethod
    def of(cls, newsroom: Newsroom, role: str) -> Place:
        """Somebody in that role."""
        cluster = newsroom.cluster
        department = cluster.fgw.department if role_of(role).holder == "department" else None
        person = make_user(department, role)
        home = (
            cluster.portal if role in ON_THE_PORTAL else cluster.english if role in ON_THE_ENGLISH_SITE else cluster.fgw
        )
        return cls(newsroom, person, at_work(person), home)

    def column(self, slug: str = "news") -> ColumnPage:
        """A column of the own site."""
        return self.newsroom.cluster.column(self.home, slug)

    @property
    def other_column(self) -> Page:
        """Another column of the own site."""
        return next(page for page in Page.objects.child_of(self.home.wagtail_site.root_page) if page.slug != "news")


def page_in(state: str, place: Place) -> ArticlePage:
    """A text of colleagues in a state."""
    newsroom = place.newsroom
    if state == "foreign":
        return write(newsroom.stranger, newsroom.cluster.column(newsroom.cluster.jyt, "news"))
    if state == "archived":
        page = _text("draft", newsroom.editor, newsroom.column, newsroom)
        ArchiveSite(newsroom.cluster.fgw, by=None, reason="机构撤销").perform()
        return page
    author = newsroom.editor if place.home == newsroom.cluster.fgw else newsroom.portal_editor
    return _text(state, author, place.column(), newsroom)


def _text(state: str, author: User, column: ColumnPage, newsroom: Newsroom) -> ArticlePage:
    values = {"go_live_at": f"{timezone.now() + timedelta(days=1):%Y-%m-%d %H:%M}"} if state == "scheduled" else {}
    page = write(author, column, **values)
    if state != "draft":
        submit(author, page, **values)
    if state in {"live", "scheduled"}:
        review(newsroom.reviewer if author == newsroom.editor else newsroom.portal_reviewer, page)
    page = _fresh(page.pk)
    assert page.live == (state == "live")
    assert bool(page.approved_schedule) == (state == "scheduled")
    return page


def _fresh(pk: int) -> ArticlePage:
    return ArticlePage.objects.get(pk=pk)


def _title(pk: int) -> str:
    return str(_fresh(pk).get_latest_revision_as_object().title)


def _form(place: Place, pk: int, **values: str) -> None:
    place.browser.post(f"/admin/pages/{pk}/edit/", article_form(NEW, **values))


def opens(place: Place, pk: int) -> bool:
    """The form of the text."""
    return place.browser.get(f"/admin/pages/{pk}/edit/").status_code == 200


def edits(place: Place, pk: int) -> bool:
    """保存草稿."""
    _form(place, pk)
    return _title(pk) == NEW


def submits(place: Place, pk: int) -> bool:
    """送审, or 重新送审 of what waits already."""
    _form(place, pk, **{"action-submit": "1"})
    state = _fresh(pk).current_workflow_state
    return state is not None and _title(pk) == NEW


def _decides(place: Place, pk: int, decision: str) -> None:
    state = _fresh(pk).current_workflow_task_state
    number = state.pk if state else 0
    address = f"/admin/pages/workflow/action/{pk}/{decision}/{number}/"
    place.browser.post(address, {"comment": "意见"})


def approves(place: Place, pk: int) -> bool:
    """通过."""
    before = _is_public(pk)
    _decides(place, pk, "approve")
    return not before and _is_public(pk)


def returns(place: Place, pk: int) -> bool:
    """退回."""
    _decides(place, pk, "reject")
    state = _fresh(pk).current_workflow_state
    return state is not None and state.status == state.STATUS_NEEDS_CHANGES


def publishes(place: Place, pk: int) -> bool:
    """Publishing that no menu offers: by the form, and by the act upon many."""
    before = _fresh(pk)
    _form(place, pk, **{"action-publish": "1"})
    place.browser.post(f"/admin/bulk/wagtailcore/page/publish/?id={pk}", {})
    after = _fresh(pk)
    return after.live and (not before.live or after.title != before.title)


def unpublishes(place: Place, pk: int) -> bool:
    """Taking a text down, or the schedule that would put it up."""
    before = _is_public(pk)
    place.browser.post(f"/admin/pages/{pk}/unpublish/", {})
    revision = _fresh(pk).scheduled_revision
    if revision is not None:
        place.browser.post(f"/admin/pages/{pk}/revisions/{revision.pk}/unschedule/", {})
    return before and not _is_public(pk)


def deletes(place: Place, pk: int) -> bool:
    """删除."""
    place.browser.post(f"/admin/pages/{pk}/delete/", {})
    return not ArticlePage.objects.filter(pk=pk).exists()


def moves(place: Place, pk: int) -> bool:
    """Into another column of the own site."""
    before = _fresh(pk).path
    place.browser.post(f"/admin/pages/{pk}/move/{place.other_column.pk}/confirm/", {})
    return _fresh(pk).path != before


def copies(place: Place, pk: int) -> bool:
    """Into the column of the own site."""
    before = ArticlePage.objects.count()
    form = {"new_title": "抄件", "new_slug": "copied", "new_parent_page": place.other_column.pk}
    place.browser.post(f"/admin/pages/{pk}/copy/", form)
    return ArticlePage.objects.count() > before


def _is_public(pk: int) -> bool:
    """Whether readers see the text, or will without anybody doing anything."""
    page = _fresh(pk)
    return bool(page.live or page.approved_schedule)


ACTS: dict[str, Callable[[Place, int], bool]] = {
    "open": opens, "edit": edits, "submit": submits, "approve": approves, "return": returns, "publish": publishes,
    "unpublish": unpublishes, "delete": deletes, "move": moves, "copy": copies,
}  # fmt: skip
