"""A department administrator does not rise by ways other than the form of people: groups, the own account, the API, tokens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupCollectionPermission, GroupPagePermission, GroupSitePermission, Page

from cms.departments.models import Membership, RoleGroup
from tests.factories.newsroom import ADMIN_HOST, Newsroom, at_work
from tests.factories.sites import on_host

if TYPE_CHECKING:
    from cms.accounts.models import User


def standing(person: User) -> dict[str, Any]:
    """All that makes up what a person may do, and what every group may."""
    row = get_user_model().objects.get(pk=person.pk)
    rights = (
        Group.permissions.through,
        GroupPagePermission,
        GroupCollectionPermission,
        GroupSitePermission,
        Membership,
    )
    return {
        "flags": (row.is_superuser, row.is_staff, row.is_active),
        "groups": sorted(row.groups.values_list("pk", flat=True)),
        "own permissions": sorted(row.user_permissions.values_list("pk", flat=True)),
        "rights": [sorted(map(str, model._default_manager.values_list())) for model in rights],
        "all groups": sorted(Group.objects.values_list("name", flat=True)),
    }


def posts(newsroom: Newsroom) -> dict[str, tuple[str, dict[str, Any]]]:
    """Addresses, and what is sent there, by the way that is tried."""
    admin, cluster = newsroom.department_admin, newsroom.cluster
    own = RoleGroup.objects.get(department=cluster.fgw.department, role="department_admin").group
    platform = RoleGroup.objects.get(department=None, role="portal_editor").group
    everything = list(Permission.objects.values_list("pk", flat=True))
    home = cluster.jyt.wagtail_site.root_page_id
    group_form = {
        "name": own.name, "permissions": everything, "page_permissions-TOTAL_FORMS": 1,
        "page_permissions-INITIAL_FORMS": 0, "page_permissions-0-page": home,
        "page_permissions-0-permissions": everything[:1],
        "sites_siteprofile_site_permissions-sites": [cluster.jyt.wagtail_site_id],
    }  # fmt: skip
    raised = {"is_superuser": "on", "is_staff": "on", "groups": [own.pk, platform.pk], "user_permissions": everything}
    names = {"name_email-full_name": "某某", "name_email-email": admin.email}
    return {
        "a group of one's own making": ("/admin/groups/new/", group_form | {"name": "自建组"}),
        "more rights for the own group": (f"/admin/groups/edit/{own.pk}/", group_form),
        "the own account": ("/admin/account/", raised | names | {f"name_email-{name}": "on" for name in raised}),
        "the own entry among people": (f"/admin/users/edit/{admin.pk}/", raised | {"username": admin.username}),
        "a role of the platform for many": (
            f"/admin/bulk/accounts/user/assign_role/?id={newsroom.editor.pk}&id={admin.pk}", {"role": platform.pk},
        ),
        "the rights of a collection": ("/admin/collections/add/", {"name": "自建", "parent": 1}),
        "people by the API": ("/admin/api/main/users/", raised),
        "groups by the API": ("/admin/api/main/groups/", group_form),
        "a review of one's own": ("/admin/workflows/add/", {"name": "自审", "active": "on"}),
        "a host for the own pages": ("/admin/sites/new/", {"hostname": "x.localhost", "port": 80, "root_page": home}),
    }  # fmt: skip


WAYS = (
    "a group of one's own making", "more rights for the own group", "the own account", "the own entry among people",
    "a role of the platform for many", "the rights of a collection", "people by the API", "groups by the API",
    "a review of one's own", "a host for the own pages",
)  # fmt: skip


@pytest.mark.parametrize("way", WAYS)
def test_no_way_leads_higher(newsroom: Newsroom, way: str) -> None:
    person, before = newsroom.department_admin, standing(newsroom.department_admin)
    editor = standing(newsroom.editor)
    browser = at_work(person)
    browser.raise_request_exception = False
    address, data = posts(newsroom)[way]
    for method in (browser.post, browser.put, browser.patch):
        assert method(address, data if method == browser.post else {}).status_code < 500
    assert standing(person) == before
    assert standing(newsroom.editor) == editor


def test_every_way_is_tried(newsroom: Newsroom) -> None:
    assert tuple(posts(newsroom)) == WAYS


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_the_api_of_the_admin_is_for_reading(newsroom: Newsroom, method: str) -> None:
    page = newsroom.column
    for address in ("/admin/api/main/pages/", f"/admin/api/main/pages/{page.pk}/", "/admin/api/main/images/"):
        answer = getattr(at_work(newsroom.department_admin), method)(address, {"title": "改了"})
        assert answer.status_code in {403, 404, 405}, address
    assert Page.objects.get(pk=page.pk).title == page.title


@pytest.mark.parametrize("sent", ["Token {key}", "Bearer {key}", "Basic cm9vdDpyb290", "Session {key}"])
def test_no_token_takes_the_place_of_signing_in(newsroom: Newsroom, sent: str) -> None:
    key = at_work(newsroom.department_admin).session.session_key
    anybody = on_host(ADMIN_HOST)
    for address in ("/admin/api/main/pages/", "/admin/", "/admin/users/", "/admin/audit/"):
        answer = anybody.get(address, {"token": key}, headers={"authorization": sent.format(key=key)})
        assert answer.status_code in {302, 401, 403}, address
        assert answer.status_code != 302 or "/login/" in answer["Location"]
