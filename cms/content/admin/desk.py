"""What the start page asks the database: each answer is a fixed number of queries."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from django.db.models import CharField, Exists, Max, OuterRef, Q, Subquery, Value
from django.db.models.functions import Cast, Left, Length
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Site, TaskState, WorkflowState, get_default_page_content_type
from wagtail.permissions import policy_registry

from cms.content.models import ArticlePage, ColumnPage
from cms.content.site_context_provider import context_of_site
from cms.content.tree import structure_types
from cms.content.versioned import versioned
from cms.departments.roles import PORTAL_EDITOR, PORTAL_REVIEWER, SYSTEM_ADMIN, TRANSLATOR
from cms.departments.scope import Scope
from cms.publishing.policies import reviewable_roots, reviews_everywhere

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet

    from cms.accounts.models import User
    from cms.content.site_context import SiteContext

#: States of a site, in words.
STATES: Final = {"active": _("正常"), "suspended": _("暂停访问"), "archived": _("已归档")}
PLATFORM: Final = (PORTAL_EDITOR.key, PORTAL_REVIEWER.key, TRANSLATOR.key, SYSTEM_ADMIN.key)
#: Days in which a publication counts as recent.
RECENT: Final = 30


def reviews(user: User) -> bool:
    """Whether the person reviews anything."""
    return reviews_everywhere(user) or bool(reviewable_roots(user))


def waiting_for(user: User) -> QuerySet[TaskState]:
    """Open reviews for this person, the longest waiting first."""
    states = TaskState.objects.reviewable_by(user)
    return states.select_related("revision", "workflow_state__requested_by").order_by("started_at")


def drafts_of(user: User) -> QuerySet[Page]:
    """Pages that the person made and that have something unpublished outside any review; `returned_with` is the reason
    of a return."""
    states = WorkflowState.objects.filter(
        base_content_type=get_default_page_content_type(), object_id=OuterRef("as_text")
    )
    returned = states.filter(status=WorkflowState.STATUS_NEEDS_CHANGES).values("current_task_state__comment")[:1]
    pages = Page.objects.filter(owner=user, has_unpublished_changes=True).annotate(as_text=Cast("pk", CharField()))
    pages = pages.exclude(Exists(states.filter(status=WorkflowState.STATUS_IN_PROGRESS)))
    return pages.annotate(returned_with=Subquery(returned)).order_by("-latest_revision_created_at")


def submitted_by(user: User) -> QuerySet[WorkflowState]:
    """Reviews under way that the person asked for."""
    states = WorkflowState.objects.filter(status=WorkflowState.STATUS_IN_PROGRESS, requested_by=user)
    return states.select_related("current_task_state__revision").order_by("-created_at")


def published_for(user: User, most: int) -> list[Page]:
    """Texts of the person's trees that went live lately, newest first."""
    since = timezone.now() - timedelta(days=RECENT)
    own = policy_registry.get_by_type(Page).instances_user_has_any_permission_for(user, {"add", "change", "publish"})
    texts = own.filter(live=True, last_published_at__gt=since).exclude(content_type_id__in=structure_types())
    return list(texts.order_by("-last_published_at")[:most])


def sites_of(user: User, most: int) -> list[SiteContext]:
    """Sites of the person's departments, and the platform's for those who hold one of its roles."""
    scope = Scope.in_view(user)
    mine = Q(root_page__department__in=scope.department_ids())
    if scope.has_platform_role(*PLATFORM):
        mine |= Q(root_page__department=None)
    found = [context_of_site(pk) for pk in Site.objects.filter(mine).order_by("pk").values_list("pk", flat=True)[:most]]
    return [site for site in found if site is not None]


def stale_columns(site: SiteContext) -> int:
    """Number of a site's columns whose newest text is older than their update duty allows, in its present version of
    today."""
    return versioned(site, ("stale", timezone.localdate()), lambda: _count_stale(site.root_path))


def _count_stale(root: str) -> int:
    columns = ColumnPage.objects.live().filter(path__startswith=root, retired_at=None, update_days__isnull=False)
    texts = ArticlePage.objects.live().filter(path__startswith=root)
    newest = dict(
        texts.annotate(column=Left("path", Length("path") - Value(Page.steplen)))
        .values_list("column")
        .annotate(Max("published_at"))
        .order_by()
    )
    duties: Iterable[Any] = columns.values_list("path", "update_days")
    now = timezone.now()
    return sum(1 for path, days in duties if (last := newest.get(path)) is None or last < now - timedelta(days=days))
