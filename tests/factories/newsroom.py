"""A small cluster with its people and the review, and their work in the admin."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.test import Client
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from cms.content.models import ArticlePage, ColumnPage
from sites.provisioning.tenants import ensure_platform_rights, ensure_workflow

from .sites import SmallCluster, make_cluster
from .users import make_user

if TYPE_CHECKING:
    from django.http import HttpResponse

    from cms.accounts.models import User

ADMIN_HOST = "admin.localhost"


@dataclass(frozen=True)
class Newsroom:
    """People of one department (`fgw`), of another (`jyt`) and of the platform."""

    cluster: SmallCluster
    editor: User
    reviewer: User
    second_reviewer: User
    department_admin: User
    stranger: User
    strange_reviewer: User
    portal_editor: User
    portal_reviewer: User
    superuser: User

    @property
    def column(self) -> ColumnPage:
        return self.cluster.column(self.cluster.fgw, "news")


def make_newsroom() -> Newsroom:
    """Everybody, with the rights that provisioning gives."""
    cluster = make_cluster()
    ensure_workflow()
    ensure_platform_rights(cluster.portal, cluster.english)
    fgw, jyt = cluster.fgw.department, cluster.jyt.department
    return Newsroom(
        cluster,
        editor=make_user(fgw, "editor", username="editor"),
        reviewer=make_user(fgw, "reviewer", username="reviewer"),
        second_reviewer=make_user(fgw, "reviewer", username="second-reviewer"),
        department_admin=make_user(fgw, "department_admin", username="department-admin"),
        stranger=make_user(jyt, "editor", username="stranger"),
        strange_reviewer=make_user(jyt, "reviewer", username="strange-reviewer"),
        portal_editor=make_user(None, "portal_editor", username="portal-editor"),
        portal_reviewer=make_user(None, "portal_reviewer", username="portal-reviewer"),
        superuser=make_user(superuser=True, username="root"),
    )


def at_work(user: User) -> Client:
    """A browser of this person on the admin host."""
    client = Client(headers={"host": ADMIN_HOST})
    client.force_login(user)
    return client


def article_form(title: str = "通知", **values: Any) -> dict[str, Any]:
    """What the edit form of an article sends."""
    fields = {
        "title": title,
        "subtitle": "",
        "summary": "",
        "source": "省发展改革委",
        "body": streamfield([("paragraph", rich_text("<p>正文。</p>"))]),
        "elements": streamfield([]),
        "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0, "MIN_NUM_FORMS": 0, "MAX_NUM_FORMS": 1000},
        "comment_notifications": "on",
    }
    return dict(nested_form_data(fields | values))


def write(user: User, column: Page, title: str = "通知", **values: Any) -> ArticlePage:
    """A draft made through the create view."""
    response = at_work(user).post(f"/admin/pages/add/content/articlepage/{column.pk}/", article_form(title, **values))
    assert response.status_code == 302, response.context and response.context["form"].errors
    return ArticlePage.objects.child_of(column).order_by("-pk")[0]


def edit(user: User, page: Page, title: str = "通知", **values: Any) -> HttpResponse:
    """A POST to the edit view."""
    return at_work(user).post(f"/admin/pages/{page.pk}/edit/", article_form(title, **values))


def submit(user: User, page: Page, title: str = "通知", **values: Any) -> HttpResponse:
    """送审."""
    return edit(user, page, title, **({"action-submit": "1"} | values))


def review(
    user: User, page: Page, action: str = "approve", comment: str = "", state: int | None = None
) -> HttpResponse:
    """A POST to the address of a review's action."""
    task_state = state or ArticlePage.objects.get(pk=page.pk).current_workflow_task_state.pk
    return at_work(user).post(f"/admin/pages/workflow/action/{page.pk}/{action}/{task_state}/", {"comment": comment})


def fresh(page: Page) -> ArticlePage:
    """The page as it is in the database now."""
    return ArticlePage.objects.get(pk=page.pk)
