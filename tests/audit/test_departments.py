"""For which department an act is: told by what it was done to."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser, Group
from wagtail.models import Collection, Page

from cms.content.models import ArticlePage
from cms.core.audit.tenants import NOBODY, Tenant, register_resolver, tenant_of
from cms.departments.models import Department, Membership, RoleGroup
from cms.departments.service import grant_role
from cms.departments.trail import department_behind, only_department_of
from sites.models import FormerHost, SiteProfile
from tests.factories.departments import make_department
from tests.factories.media import make_document, make_image
from tests.factories.newsroom import Newsroom, make_newsroom, write
from tests.factories.users import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def newsroom(db: None) -> Newsroom:
    return make_newsroom()


@pytest.fixture
def fgw(newsroom: Newsroom) -> Department:
    return newsroom.cluster.fgw.department


def test_pages_belong_to_the_department_above_them(newsroom: Newsroom, fgw: Department):
    article = write(newsroom.editor, newsroom.column)
    root = newsroom.cluster.fgw.wagtail_site.root_page
    for page in (
        article,
        ArticlePage.objects.get(pk=article.pk),
        Page.objects.get(pk=article.pk),
        newsroom.column,
        root,
    ):
        assert department_behind(page) == fgw


def test_pages_of_a_department_without_a_site_are_its_own(newsroom: Newsroom):
    channel = newsroom.cluster.bgt
    column = Page.objects.get(pk=channel.root_page_id).get_children().first()
    assert department_behind(column) == channel


def test_pages_of_the_portal_belong_to_no_department(newsroom: Newsroom):
    portal = newsroom.cluster.portal
    assert department_behind(newsroom.cluster.column(portal, "news")) is None
    assert department_behind(portal.wagtail_site) is None
    assert department_behind(portal) is None


def test_page_without_a_place_belongs_nowhere():
    assert department_behind(ArticlePage(title="x")) is None


def test_files_and_folders(fgw: Department):
    inner = fgw.collection.add_child(instance=Collection(name="子目录"))
    for thing in (fgw.collection, inner, make_image(collection=inner), make_document(collection=fgw.collection)):
        assert department_behind(thing) == fgw
    assert department_behind(Collection.get_first_root_node()) is None


def test_hosts_and_settings(newsroom: Newsroom, fgw: Department):
    site = newsroom.cluster.fgw
    former = FormerHost.objects.create(host="old.localhost", site=site)
    profile = SiteProfile.for_site(site.wagtail_site)
    for thing in (site, site.wagtail_site, former, profile):
        assert department_behind(thing) == fgw


def test_roles_and_groups(newsroom: Newsroom, fgw: Department):
    row = RoleGroup.objects.get(department=fgw, role="editor")
    held = Membership.objects.get(user=newsroom.editor)
    for thing in (row, row.group, held):
        assert department_behind(thing) == fgw
    assert department_behind(RoleGroup.objects.filter(department=None)[0].group) is None
    assert department_behind(Group.objects.create(name="bare")) is None


def test_people_of_one_department_of_several_and_of_none(newsroom: Newsroom, fgw: Department):
    assert department_behind(newsroom.editor) == fgw
    assert only_department_of(newsroom.portal_editor) is None
    grant_role(newsroom.editor, "reviewer", fgw)
    assert only_department_of(newsroom.editor) == fgw
    grant_role(newsroom.editor, "editor", newsroom.cluster.jyt.department)
    assert only_department_of(newsroom.editor) is None


@pytest.mark.parametrize("thing", [None, AnonymousUser(), object(), "text", 7])
def test_what_is_none_of_ours_belongs_nowhere(thing: Any):
    assert department_behind(thing) is None


def test_row_whose_owner_is_gone_belongs_nowhere(newsroom: Newsroom):
    held = Membership.objects.get(user=newsroom.editor)
    held.department_id = 999999
    assert department_behind(held) is None


def test_first_that_can_be_told_counts():
    mine, theirs = make_department("abc"), make_department("xyz")
    assert tenant_of(None, object(), theirs, mine) == Tenant(theirs.pk, "省xyz厅")
    assert tenant_of() == tenant_of(object()) == NOBODY
    assert not NOBODY


def test_a_resolver_is_asked_once(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("cms.core.audit.tenants._resolvers", [])
    asked: list[Any] = []

    def ask(thing: Any) -> None:
        asked.append(thing)

    register_resolver(ask)
    register_resolver(ask)
    tenant_of("thing")
    assert asked == ["thing"]


def test_a_person_costs_one_query(django_assert_num_queries):
    user = make_user(make_department("abc"), "editor", "reviewer")
    with django_assert_num_queries(1):
        assert only_department_of(user) is not None


def test_collection_that_was_moved_by_its_sisters_is_still_known(fgw: Department):
    stale = Collection.objects.get(pk=fgw.collection_id)
    Collection.get_first_root_node().add_child(instance=Collection(name="0 first by name"))
    assert Collection.objects.get(pk=stale.pk).path != stale.path
    assert department_behind(stale) == fgw
