from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import pytest
from django.contrib.auth.models import Group
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    GroupSitePermission,
    ModelLogEntry,
    Page,
    Site,
    Workflow,
)

from cms.content.models import ColumnPage
from cms.departments.catalogue import departments_by_code
from cms.departments.models import Department, RoleGroup
from cms.departments.roles import SYSTEM_ADMIN
from sites.models import HostedSite, MovedPrefix, SiteProfile
from sites.provisioning import departments as act
from sites.provisioning import tenants, trees
from sites.provisioning.departments import provision_department
from sites.provisioning.tenants import DepartmentDetails
from sites.refusals import RefusedError
from tests.factories.sites import on_host
from tests.factories.users import make_user

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.factories.sites import SmallCluster

NEW = DepartmentDetails("dsj", "direct", "湖南省大数据局", "省大数据局", "Hunan Big Data Bureau", theme="teal")
TABLES = (
    Department, Page, ColumnPage, Site, HostedSite, SiteProfile, Collection, Group, RoleGroup, GroupPagePermission,
    GroupCollectionPermission, GroupSitePermission, Workflow, MovedPrefix, ModelLogEntry,
)  # fmt: skip


def counts() -> dict[str, int]:
    return {model.__name__: model._base_manager.count() for model in TABLES}


def test_a_known_department_gets_everything(cluster: SmallCluster) -> None:
    done = provision_department("mzt")
    department, site, spec = done.department, done.site, departments_by_code()["mzt"]
    assert site is not None
    assert (department.name_zh, department.short_zh) == (spec.name_zh, spec.short_zh)
    assert (site.wagtail_site.hostname, site.official_domain) == ("mzt.localhost", "mzt.hunan.gov.cn")
    assert site.wagtail_site.root_page == department.root_page
    columns = ColumnPage.objects.child_of(department.root_page)
    assert [(column.slug, column.title, column.kind) for column in columns] == [
        (section.slug, section.name_zh, section.kind) for section in spec.sections
    ]
    assert {column.responsible for column in columns} == {department}
    assert all(column.live and column.purpose and column.keywords for column in columns)
    profile = SiteProfile.objects.get(site=site.wagtail_site)
    assert (profile.theme, profile.icp, profile.sample_numbers) == (spec.theme, "湘ICP备00000000号", True)


def test_a_new_department_gets_everything(cluster: SmallCluster) -> None:
    done = provision_department("dsj", details=NEW)
    assert done.created
    assert done.department.name_en == "Hunan Big Data Bureau"
    assert done.site is not None
    assert SiteProfile.objects.get(site=done.site.wagtail_site).theme == "teal"
    assert ColumnPage.objects.child_of(done.department.root_page).count() == 4


def test_the_new_site_answers_at_once(cluster: SmallCluster) -> None:
    assert on_host("mzt.localhost").get("/robots.txt").status_code == 404
    provision_department("mzt")
    assert on_host("mzt.localhost").get("/").status_code == 200
    assert on_host("mzt.localhost").get("/news/").status_code == 200


def test_its_people_may_act_there_and_nowhere_else(cluster: SmallCluster) -> None:
    department = provision_department("mzt").department
    editor, admin = make_user(department, "editor"), make_user(department, "department_admin")
    own = ColumnPage.objects.child_of(department.root_page).get(slug="news")
    other = cluster.column(cluster.jyt, "news")
    assert own.permissions_for_user(editor).can_add_subpage()
    assert not own.permissions_for_user(editor).can_publish()
    assert not other.permissions_for_user(editor).can_add_subpage()
    assert own.permissions_for_user(admin).can_publish()
    assert not other.permissions_for_user(admin).can_edit()
    assert GroupCollectionPermission.objects.filter(group__user=editor).values("collection").distinct().get() == {
        "collection": department.collection_id
    }


def test_few_rights_are_written(cluster: SmallCluster) -> None:
    department = provision_department("mzt").department
    rows = GroupPagePermission.objects.filter(group__role_group__department=department)
    assert set(rows.values_list("page_id", flat=True)) == {department.root_page_id}


def test_every_text_passes_the_one_review(cluster: SmallCluster) -> None:
    department = provision_department("mzt").department
    provision_department("jtt")
    assert department.root_page is not None
    workflow = department.root_page.get_workflow()
    assert workflow.name == "稿件审核"
    assert [task.specific.__class__.__name__ for task in workflow.tasks] == ["SiteReviewTask"]
    assert Workflow.objects.count() == 1


def test_run_again_it_changes_nothing(cluster: SmallCluster) -> None:
    provision_department("mzt")
    ColumnPage.objects.get(url_path="/mzt/about/").delete()
    before = counts()
    again = provision_department("mzt")
    assert not again.created
    assert counts() == before


def test_a_department_without_site_stands_below_the_portal(cluster: SmallCluster) -> None:
    done = provision_department("czt", opens_site=False)
    assert done.site is None
    assert done.url == "http://localhost/bm/czt/"
    assert on_host("localhost").get("/bm/czt/news/").status_code == 200
    assert provision_department("czt", opens_site=False).created is False


def test_a_managed_department_is_made_with_its_supervisor(cluster: SmallCluster) -> None:
    code, supervisor = next((code, spec.supervisor) for code, spec in departments_by_code().items() if spec.supervisor)
    department = provision_department(code, opens_site=False).department
    assert department.supervisor is not None
    assert department.supervisor.code == supervisor


def test_an_open_site_is_never_closed(cluster: SmallCluster) -> None:
    provision_department("mzt")
    assert provision_department("mzt", opens_site=False).site is not None


def test_opening_a_site_moves_the_channel_with_its_addresses(cluster: SmallCluster) -> None:
    root_id = cluster.bgt.root_page_id
    done = provision_department("bgt")
    assert done.department.root_page_id == root_id
    assert Page.objects.get(pk=root_id).full_url == "http://bgt.localhost/"
    answer = on_host("localhost").get("/bm/bgt/news/?page=1")
    assert (answer.status_code, answer["Location"]) == (301, "http://bgt.localhost/news/?page=1")
    assert on_host("bgt.localhost").get("/news/").status_code == 200
    assert all(not problem for problem in Page.find_problems())
    assert provision_department("bgt").created is False


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("nothere", "没有代码为 nothere 的部门"),
        ("admin", "由平台保留"),
        ("en", "由平台保留"),
        ("A b", "小写字母"),
        ("x", "2 到 20"),
        ("../etc", "小写字母"),
    ],
)
def test_a_refusal_says_why(cluster: SmallCluster, code: str, message: str) -> None:
    before = counts()
    with pytest.raises(RefusedError, match=message):
        provision_department(code)
    assert counts() == before


def test_a_host_in_use_is_refused(cluster: SmallCluster) -> None:
    Site.objects.filter(hostname="fgw.localhost").update(hostname="mzt.localhost")
    with pytest.raises(RefusedError, match=r"主机名 mzt\.localhost 已由另一个网站使用"):
        provision_department("mzt")
    assert not Department.objects.filter(code="mzt").exists()


def test_only_the_system_administrator_provisions(cluster: SmallCluster) -> None:
    department = cluster.jyt.department
    for person in (make_user(department, "department_admin"), make_user(None, "portal_editor"), make_user()):
        with pytest.raises(RefusedError, match="只有系统管理员"):
            provision_department("mzt", by=person)
    assert provision_department("mzt", by=make_user(None, SYSTEM_ADMIN.key)).created


def test_the_log_says_who_and_why(cluster: SmallCluster) -> None:
    person = make_user(superuser=True)
    provision_department("mzt", by=person, reason="新设网站")
    entries = ModelLogEntry.objects.filter(action__startswith="sites.").order_by("pk")
    assert [(entry.action, entry.user, entry.data["reason"]) for entry in entries] == [
        ("sites.provision", person, "新设网站"),
        ("sites.open", person, "新设网站"),
    ]
    assert entries[1].formatter.format_message(entries[1]) == "开通网站：新设网站"


STEPS = [
    (act, "ensure_department"),
    (act, "_ensure_root"),
    (act, "_ensure_host"),
    (act, "ensure_rights"),
    (act, "ensure_workflow"),
    (trees, "_grow_columns"),
    (tenants, "ensure_role_groups"),
    (tenants, "grant_tree"),
    (tenants, "grant_files"),
    (tenants, "grant_site_settings"),
    (act, "log"),
]
#: Opening the site of a department that has its columns already makes none.
SKIPPED = [("_grow_columns", "bgt")]


@pytest.mark.parametrize(
    ("module", "name", "code"),
    [(module, name, code) for module, name in STEPS for code in ("mzt", "bgt") if (name, code) not in SKIPPED],
)
def test_interrupted_after_any_step_it_leaves_nothing(
    cluster: SmallCluster, monkeypatch: pytest.MonkeyPatch, module: Any, name: str, code: str
) -> None:
    real: Callable[..., Any] = getattr(module, name)

    def interrupted(*args: Any, **kwargs: Any) -> None:
        real(*args, **kwargs)
        raise KeyboardInterrupt

    before = counts()
    with monkeypatch.context() as patch:
        patch.setattr(module, name, interrupted)
        with pytest.raises(KeyboardInterrupt):
            provision_department(code)
    assert counts() == before
    assert on_host(f"{code}.localhost").get("/robots.txt").status_code == 404
    assert provision_department(code).created


def test_it_takes_less_than_two_seconds(cluster: SmallCluster) -> None:
    began = time.monotonic()
    provision_department("mzt")
    assert time.monotonic() - began < 2
