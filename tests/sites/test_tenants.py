"""Everything that provisioning makes, counted; and addresses that stay good when a channel becomes a site."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from wagtail.models import GroupCollectionPermission, GroupPagePermission, GroupSitePermission

from cms.departments.roles import get, roles
from cms.departments.selectors import role_groups
from sites.models import HostedSite, MovedPrefix
from sites.provisioning.departments import provision_department
from tests.factories.sites import make_channel, on_host

if TYPE_CHECKING:
    from cms.departments.models import Department
    from tests.factories.sites import SmallCluster


@pytest.fixture
def department(cluster: SmallCluster) -> Department:
    return provision_department("mzt").department


@pytest.mark.parametrize("key", [role.key for role in roles("department")])
def test_each_role_has_its_own_rights_on_pages_and_files(department: Department, key: str) -> None:
    group, role = role_groups(department)[key], get(key)
    pages = GroupPagePermission.objects.filter(group=group).values_list("page_id", "permission__codename")
    assert sorted(pages) == sorted((department.root_page_id, f"{right}_page") for right in role.page_permissions)
    files = GroupCollectionPermission.objects.filter(group=group).values_list("collection_id", "permission__codename")
    assert sorted(files) == sorted((department.collection_id, right) for right in role.file_permissions)


def test_the_settings_of_a_site_are_for_two_roles(department: Department) -> None:
    site = HostedSite.objects.get(department=department).wagtail_site
    allowed = set(GroupSitePermission.objects.filter(site=site).values_list("group", flat=True))
    assert allowed == {role_groups(department)["department_admin"].pk, role_groups(None)["system_admin"].pk}


def test_people_of_the_platform_get_no_right_on_a_departments_tree(department: Department) -> None:
    groups = [group.pk for group in role_groups(None).values()]
    assert not GroupPagePermission.objects.filter(group__in=groups, page=department.root_page_id).exists()
    assert not GroupCollectionPermission.objects.filter(group__in=groups, collection=department.collection_id).exists()


def test_rights_that_were_taken_away_by_hand_come_back_once(department: Department) -> None:
    rights = GroupPagePermission.objects.filter(page=department.root_page_id)
    files = GroupCollectionPermission.objects.filter(collection=department.collection_id)
    before = (rights.count(), files.count())
    rights.first().delete()
    files.first().delete()
    provision_department("mzt")
    assert (rights.count(), files.count()) == before


def test_a_channel_whose_address_was_changed_leads_on_from_that_address(cluster: SmallCluster) -> None:
    channel = make_channel("slj").root_page.specific
    channel.slug = "forestry"
    channel.save_revision().publish()
    provision_department("slj")
    answer = on_host("localhost").get("/bm/forestry/news/?page=2")
    assert (answer.status_code, answer["Location"]) == (301, "http://slj.localhost/news/?page=2")
    assert MovedPrefix.objects.get(page=channel.pk).prefix == "/bm/forestry/"


def test_the_texts_of_a_channel_move_with_it(cluster: SmallCluster) -> None:
    before = cluster.bgt.root_page.get_descendants().count()
    provision_department("bgt")
    root = HostedSite.objects.get(code="bgt").wagtail_site.root_page
    assert root.get_descendants().count() == before
    assert root.depth == cluster.fgw.wagtail_site.root_page.depth
