"""What a suspended and an archived site let through, and what no other act undoes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from wagtail.models import GroupPagePermission

from sites.actions import ArchiveSite, ResumeSite, SuspendSite
from sites.enums import SiteStatus
from sites.models import HostedSite
from sites.provisioning.departments import provision_department
from tests.factories.content import make_column
from tests.factories.sites import on_host
from tests.factories.users import make_user

if TYPE_CHECKING:
    from sites.actions import SiteAct
    from tests.factories.sites import SmallCluster

REASON = "机构撤并"


def do(act: type[SiteAct], site: HostedSite) -> HostedSite:
    return act(site, by=None, reason=REASON).perform()


def rights(site: HostedSite) -> int:
    """Page rights that people of the department hold on its tree."""
    return GroupPagePermission.objects.filter(page=site.wagtail_site.root_page).count()


@pytest.mark.parametrize("slug", ["theme-education", "prefs-of-readers"])
def test_a_suspended_site_shows_no_page_whatever_its_address(cluster: SmallCluster, slug: str) -> None:
    make_column(cluster.jyt.wagtail_site.root_page, slug)
    do(SuspendSite, cluster.jyt)
    assert on_host("jyt.localhost").get(f"/{slug}/").status_code == 503


@pytest.mark.parametrize("path", ["/prefs.css", "/theme-a81016-7a0b10-fbf1f0-0b55a8.css"])
def test_a_suspended_site_keeps_the_look_of_its_notice(cluster: SmallCluster, path: str) -> None:
    do(SuspendSite, cluster.jyt)
    assert on_host("jyt.localhost").get(path).status_code == 200


def test_the_switch_of_preferences_works_while_a_site_is_suspended(cluster: SmallCluster) -> None:
    do(SuspendSite, cluster.jyt)
    answer = on_host("jyt.localhost").post("/prefs/", {"mode": "elder"}, headers={"sec-fetch-site": "same-origin"})
    assert answer.status_code == 303


@pytest.mark.parametrize("method", ["put", "patch", "delete", "post"])
def test_no_way_of_writing_reaches_an_archived_site(cluster: SmallCluster, method: str) -> None:
    do(ArchiveSite, cluster.jyt)
    assert getattr(on_host("jyt.localhost"), method)("/news/").status_code == 403
    assert getattr(on_host("fgw.localhost"), method)("/news/").status_code == 405


def test_provisioning_again_leaves_an_archived_site_to_its_readers(cluster: SmallCluster) -> None:
    archived = do(ArchiveSite, cluster.jyt)
    assert rights(archived) == 0
    assert not provision_department("jyt").created
    archived.refresh_from_db()
    assert (archived.status, rights(archived)) == (SiteStatus.ARCHIVED, 0)


def test_a_new_person_of_an_archived_department_edits_nothing(cluster: SmallCluster) -> None:
    do(ArchiveSite, cluster.jyt)
    late = make_user(cluster.jyt.department, "department_admin")
    assert not cluster.column(cluster.jyt, "news").permissions_for_user(late).can_edit()


def test_archiving_a_suspended_site_opens_it_for_reading(cluster: SmallCluster) -> None:
    do(SuspendSite, cluster.jyt)
    do(ArchiveSite, cluster.jyt)
    assert on_host("jyt.localhost").get("/news/").status_code == 200
    assert rights(cluster.jyt) == 0


def test_a_resumed_site_has_the_rights_it_had(cluster: SmallCluster) -> None:
    before = rights(cluster.jyt)
    do(ArchiveSite, cluster.jyt)
    do(ResumeSite, cluster.jyt)
    assert rights(cluster.jyt) == before > 0


def test_editors_of_a_suspended_site_go_on(cluster: SmallCluster) -> None:
    editor = make_user(cluster.jyt.department, "editor")
    do(SuspendSite, cluster.jyt)
    assert cluster.column(cluster.jyt, "news").permissions_for_user(editor).can_add_subpage()


def test_an_act_dates_the_state(cluster: SmallCluster) -> None:
    site = do(SuspendSite, cluster.jyt)
    first = site.status_since
    assert first is not None
    assert site.status_note == REASON
    again = do(ResumeSite, cluster.jyt)
    assert again.status_since is not None
    assert again.status_since > first
