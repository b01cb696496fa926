"""A department gets other names and stays findable under the old ones; another one ends and is marked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command
from wagtail.models import Collection, GroupPagePermission, ModelLogEntry, Site

from cms.core.audit.models import Event
from cms.departments.enums import DepartmentStatus
from cms.departments.models import Department, Membership
from cms.departments.roles import roles
from sites.enums import SiteStatus
from sites.models import HostedSite, SiteProfile
from sites.organisation.acts import AbolishDepartment, RenameDepartment
from sites.refusals import RefusedError
from tests.factories.content import make_article
from tests.factories.departments import make_department
from tests.factories.users import make_user

if TYPE_CHECKING:
    from tests.factories.fixtures import Get
    from tests.factories.sites import SmallCluster

pytestmark = pytest.mark.django_db
WHY = "机构改革"
NAMES = {"name_zh": "湖南省发展委员会", "short_zh": "省发展委", "name_en": "Development Commission of Hunan"}


def rename(department: Department, by: Any = None, reason: str = WHY, **names: str) -> Department:
    return RenameDepartment(department, **(NAMES | names), by=by, reason=reason).perform()


def test_the_new_name_stands_everywhere(cluster: SmallCluster, get: Get) -> None:
    site = cluster.fgw.wagtail_site
    rename(cluster.fgw.department)
    assert Site.objects.get(pk=site.pk).site_name == "湖南省发展委员会"
    assert SiteProfile.objects.get(site=site).organiser == "湖南省发展委员会"
    assert Collection.objects.get(department__code="fgw").name == "省发展委"
    assert (
        Group.objects.get(role_group__department__code="fgw", role_group__role="editor").name
        == "省发展委 · 编辑（fgw）"
    )
    text = get("/", host="fgw.localhost").content.decode()
    assert "湖南省发展委员会" in text
    assert "湖南省发展和改革委员会" not in text


def test_the_old_name_stays_in_the_directory(cluster: SmallCluster, get: Get) -> None:
    rename(cluster.fgw.department)
    text = get("/departments/").content.decode()
    assert "湖南省发展委员会" in text
    assert "曾用名：湖南省发展和改革委员会" in text


def test_a_name_that_is_taken_up_again_is_no_former_one(cluster: SmallCluster) -> None:
    old = cluster.fgw.department.name_zh
    department = rename(cluster.fgw.department)
    assert department.former_names == [old]
    assert rename(department, name_zh=old).former_names == ["湖南省发展委员会"]


def test_what_was_called_otherwise_keeps_its_name(cluster: SmallCluster) -> None:
    SiteProfile.objects.filter(site=cluster.fgw.wagtail_site).update(organiser="省信息中心")
    cluster.fgw.department.root_page.title = "发改在线"
    cluster.fgw.department.root_page.save()
    department = rename(cluster.fgw.department)
    assert SiteProfile.objects.get(site=cluster.fgw.wagtail_site).organiser == "省信息中心"
    assert Department.objects.get(pk=department.pk).root_page.title == "发改在线"


@pytest.mark.parametrize(
    ("names", "words"),
    [
        ({"name_zh": ""}, "名称"), ({"short_zh": "省" * 41}, "简称"), ({"name_zh": "湖南省教育厅"}, "已经有部门"),
        ({"short_zh": "省教育厅"}, "已经有部门"), ({"reason": ""}, "请填写原因"),
    ],
)  # fmt: skip
def test_names_that_cannot_be_given_are_refused(cluster: SmallCluster, names: dict[str, str], words: str) -> None:
    with pytest.raises(RefusedError, match=words):
        rename(cluster.fgw.department, **names)
    assert Department.objects.get(code="fgw").former_names == []
    assert Event.objects.filter(action="departments.rename", result="refused").count() == 1


def test_the_same_names_are_no_change(cluster: SmallCluster) -> None:
    department = cluster.fgw.department
    with pytest.raises(RefusedError, match="名称没有变化"):
        rename(department, name_zh=department.name_zh, short_zh=department.short_zh, name_en=department.name_en)


def test_only_the_system_administrator_acts_upon_departments(cluster: SmallCluster) -> None:
    department = cluster.fgw.department
    for role in roles():
        person = make_user(department if role.holder == "department" else None, role.key)
        for act in (
            RenameDepartment(department, **NAMES, by=person, reason=WHY),
            AbolishDepartment(department, by=person, reason=WHY),
        ):
            assert bool(act.problems()) == (role.key != "system_admin"), role.key


def test_a_department_that_ends_is_read_and_edited_by_nobody(cluster: SmallCluster, get: Get) -> None:
    fgw = cluster.fgw
    person = make_user(fgw.department, "editor", username="li")
    text = make_article(cluster.column(fgw, "news"), "工作总结")
    AbolishDepartment(fgw.department, by=None, reason=WHY, successor=cluster.jyt.department).perform()
    department, site = Department.objects.get(pk=fgw.department.pk), HostedSite.objects.get(pk=fgw.pk)
    assert (department.status, department.successor) == (DepartmentStatus.ARCHIVED, cluster.jyt.department)
    assert (site.status, site.status_note) == (SiteStatus.ARCHIVED, "职能划入湖南省教育厅")
    assert not Membership.objects.filter(department=department).exists()
    assert not person.groups.exists()
    assert not GroupPagePermission.objects.filter(page=department.root_page).exists()
    page = get(f"/news/{text.slug}/", host="fgw.localhost").content.decode()
    assert "工作总结" in page
    assert "已归档" in page
    assert "湖南省发展和改革委员会" not in get("/departments/").content.decode().replace(
        "曾用名：湖南省发展和改革委员会", ""
    )


def test_whoever_was_supervised_is_supervised_by_the_successor(cluster: SmallCluster) -> None:
    fgw, jyt = cluster.fgw.department, cluster.jyt.department
    below = make_department("lsj", supervisor=fgw)
    Department.objects.filter(pk=jyt.pk).update(supervisor=fgw)
    AbolishDepartment(fgw, by=None, reason=WHY, successor=Department.objects.get(pk=jyt.pk)).perform()
    assert Department.objects.get(pk=below.pk).supervisor == jyt
    assert Department.objects.get(pk=jyt.pk).supervisor is None


def test_what_forbids_an_end_is_said(cluster: SmallCluster) -> None:
    fgw, jyt = cluster.fgw.department, cluster.jyt.department
    assert AbolishDepartment(fgw, by=None, reason=WHY, successor=fgw).problems() == [
        "职能划入的部门必须是另一个正常的部门。"
    ]
    AbolishDepartment(jyt, by=None, reason=WHY).perform()
    with pytest.raises(RefusedError, match="部门已经撤并"):
        AbolishDepartment(jyt, by=None, reason=WHY).perform()


def test_commands_do_the_same(cluster: SmallCluster, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("rename_department", "fgw", "--name-zh", "湖南省发展委员会", "--reason", WHY)
    assert Department.objects.get(code="fgw").name_zh == "湖南省发展委员会"
    call_command("abolish_department", "fgw", "--successor", "jyt", "--reason", WHY)
    assert Department.objects.get(code="fgw").successor == cluster.jyt.department
    assert "湖南省发展委员会 已撤并" in capsys.readouterr().out
    with pytest.raises(CommandError, match="没有代码为 nobody 的部门"):
        call_command("abolish_department", "nobody", "--reason", WHY)
    with pytest.raises(CommandError, match="部门已经撤并"):
        call_command("abolish_department", "fgw", "--reason", WHY)


def test_the_history_says_who_and_why(cluster: SmallCluster) -> None:
    person = make_user(None, "system_admin")
    rename(cluster.fgw.department, by=person)
    entry = ModelLogEntry.objects.get(action="departments.rename")
    assert entry.user == person
    assert entry.formatter.format_message(entry) == "部门更名：机构改革"
