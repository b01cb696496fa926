"""Panels of the start page: what waits, what is on its way, what came out, and how the own sites stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.components import Component
from wagtail.models import Revision

from cms.content.admin import desk

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import HttpRequest
    from django.utils.functional import _StrPromise

    from cms.accounts.models import User

#: Rows of a panel.
ROWS: Final = 8


@dataclass(frozen=True, slots=True)
class Line:
    """One row: what it is, where it leads, and a word about it."""

    title: str
    url: str
    note: str = ""
    when: Any = None


class DeskPanel(Component):
    """One list of the start page. Each costs a fixed number of queries, whatever the number of departments."""

    template_name = "content_admin/desk_panel.html"
    heading: _StrPromise
    empty: _StrPromise
    name = ""
    order = 0

    def lines(self, user: User) -> list[Line]:
        """Rows for this person, one more than are shown when there are more."""
        raise NotImplementedError

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        lines = self.lines(parent_context["request"].user)
        return {"panel": self, "lines": lines[:ROWS], "more": len(lines) > ROWS}


class ReviewsPanel(DeskPanel):
    """待我审核."""

    heading = gettext_lazy("待我审核")
    empty = gettext_lazy("没有待审稿件。新稿送审后会出现在这里。")
    name, order = "reviews", 10

    def lines(self, user: User) -> list[Line]:
        return [
            Line(
                state.revision.object_str,
                _edit(state.workflow_state.object_id),
                _("%(who)s 送审") % {"who": state.workflow_state.requested_by or "—"},
                state.started_at,
            )
            for state in desk.waiting_for(user)[: ROWS + 1]
        ]


class DraftsPanel(DeskPanel):
    """我的草稿."""

    heading = gettext_lazy("我的草稿")
    empty = gettext_lazy("没有草稿。在“内容”中选一个栏目，点“添加子页面”开始写稿。")
    name, order = "drafts", 20

    def lines(self, user: User) -> list[Line]:
        return [
            Line(page.draft_title, _edit(page.pk), self._note(page), page.latest_revision_created_at)
            for page in desk.drafts_of(user)[: ROWS + 1]
        ]

    def _note(self, page: Any) -> str:
        if page.returned_with is None:
            return ""
        return _("已退回：%(reason)s") % {"reason": page.returned_with}


class SubmittedPanel(DeskPanel):
    """审核中."""

    heading = gettext_lazy("审核中的稿件")
    empty = gettext_lazy("没有正在审核的稿件。")
    name, order = "submitted", 30

    def lines(self, user: User) -> list[Line]:
        return [
            Line(state.current_task_state.revision.object_str, _edit(state.object_id), when=state.created_at)
            for state in desk.submitted_by(user)[: ROWS + 1]
        ]


class PublishedPanel(DeskPanel):
    """最近发布."""

    heading = gettext_lazy("最近发布")
    empty = gettext_lazy("还没有发布的内容。稿件审核通过后会出现在这里。")
    name, order = "published", 40

    def lines(self, user: User) -> list[Line]:
        return [
            Line(page.title, _edit(page.pk), when=page.last_published_at) for page in desk.published_for(user, ROWS + 1)
        ]


class SitesPanel(DeskPanel):
    """我的站点."""

    heading = gettext_lazy("我的站点")
    empty = gettext_lazy("你还没有负责的站点。请联系部门管理员。")
    name, order = "sites", 50

    def lines(self, user: User) -> list[Line]:
        return [
            Line(site.name, site.base_url + "/", f"{desk.STATES[site.status]} · {_stale(desk.stale_columns(site))}")
            for site in desk.sites_of(user, ROWS + 1)
        ]


class FirstStepsPanel(Component):
    """Three steps for a person who has written nothing yet."""

    template_name = "content_admin/first_steps.html"
    name, order = "first-steps", 1


def _edit(pk: Any) -> str:
    return reverse("wagtailadmin_pages:edit", args=[pk])


def _stale(count: int) -> str:
    if not count:
        return _("栏目都在更新期限内")
    return _("%(count)s 个栏目超过更新期限") % {"count": count}


def panels_for(request: HttpRequest) -> list[Any]:
    """Panels of a person's roles, in order."""
    user: Any = request.user
    panels: list[Any] = [DraftsPanel(), SubmittedPanel(), PublishedPanel(), SitesPanel()]
    if desk.reviews(user):
        panels.insert(0, ReviewsPanel())
    if not Revision.objects.filter(user=user).exists():
        panels.insert(0, FirstStepsPanel())
    return panels
