"""The system administrator renames, abolishes and merges departments on screens; nobody else does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.urls import reverse

from cms.departments.models import Department
from cms.jobs.models import Job
from tests.factories.newsroom import at_work
from tests.factories.users import make_user

from .state import furnish

if TYPE_CHECKING:
    from django.test import Client

    from tests.factories.sites import SmallCluster

pytestmark = pytest.mark.django_db
WHY = {"reason": "机构改革"}


@pytest.fixture
def system(cluster: SmallCluster) -> Client:
    return at_work(make_user(None, "system_admin"))


def address(department: Department, name: str) -> str:
    return f"/admin/hosted-sites/departments/{department.pk}/{name}/"


def test_the_list_offers_each_act_to_departments_that_still_are(cluster: SmallCluster, system: Client) -> None:
    text = system.get("/admin/hosted-sites/").content.decode()
    for name in ("rename", "merge", "hand-over", "abolish"):
        assert address(cluster.fgw.department, name) in text
        assert address(cluster.bgt, name) in text
    system.post(address(cluster.bgt, "abolish"), WHY | {"successor": cluster.jyt.department.pk})
    text = system.get("/admin/hosted-sites/").content.decode()
    assert address(cluster.bgt, "abolish") not in text
    assert "已撤并，职能划入湖南省教育厅" in text
    assert system.get(address(cluster.bgt, "rename")).status_code == 404


def test_a_department_is_renamed(cluster: SmallCluster, system: Client) -> None:
    screen = address(cluster.fgw.department, "rename")
    assert 'value="湖南省发展和改革委员会"' in system.get(screen).content.decode()
    names = {"name_zh": "湖南省发展委员会", "short_zh": "省发展委", "name_en": "Commission"}
    assert system.post(screen, names | {"reason": " "}).status_code == 200
    assert system.post(screen, names | WHY)["Location"] == "/admin/hosted-sites/"
    assert Department.objects.get(code="fgw").name_zh == "湖南省发展委员会"


def test_a_merger_is_shown_before_it_is_done(cluster: SmallCluster, system: Client) -> None:
    furnish(cluster)
    fgw, jyt = cluster.fgw.department, cluster.jyt.department
    screen, data = address(fgw, "merge"), WHY | {"target": jyt.pk}
    first = system.get(screen).content.decode()
    assert "下一步：查看影响" in first
    assert f'value="{jyt.pk}"' in first
    assert f'value="{cluster.bgt.pk}"' not in first, "it has no site"
    text = system.post(screen, data).content.decode()
    assert "将要移动" in text
    assert "确认并入其他部门" in text
    assert not Job.objects.exists()
    answer = system.post(screen, data | {"confirm": "1"})
    job = Job.objects.get()
    assert answer["Location"] == reverse("jobs:detail", args=[job.pk], urlconf="cms.urls.admin")
    assert "合并：省发改委 → 省教育厅" in system.get(answer["Location"]).content.decode()
    assert Department.objects.get(pk=fgw.pk).successor == jyt


def test_chosen_columns_are_handed_over(cluster: SmallCluster, system: Client) -> None:
    furnish(cluster)
    fgw, jyt = cluster.fgw.department, cluster.jyt.department
    news = cluster.column(cluster.fgw, "news")
    data = WHY | {"target": jyt.pk, "columns": [news.pk]}
    assert "将要移动" in system.post(address(fgw, "hand-over"), data).content.decode()
    system.post(address(fgw, "hand-over"), data | {"confirm": "1"})
    assert not type(news).objects.filter(pk=news.pk).exists()
    assert Department.objects.get(pk=fgw.pk).successor is None


@pytest.mark.parametrize("name", ["merge", "hand-over"])
def test_a_foreign_column_or_department_past_the_menu_is_refused(
    cluster: SmallCluster, system: Client, name: str
) -> None:
    fgw = cluster.fgw.department
    foreign = cluster.column(cluster.jyt, "news")
    for data in ({"target": fgw.pk}, {"target": 0}, {"target": cluster.jyt.department.pk, "columns": [foreign.pk]}):
        if name == "merge" and "columns" in data:
            continue
        assert system.post(address(fgw, name), WHY | data | {"confirm": "1"}).status_code == 200
    assert not Job.objects.exists()


@pytest.mark.parametrize("name", ["rename", "merge", "hand-over", "abolish"])
@pytest.mark.parametrize("role", ["department_admin", "portal_editor", "security_admin", "audit_admin"])
def test_nobody_else_acts(cluster: SmallCluster, name: str, role: str) -> None:
    department = cluster.fgw.department
    person = at_work(make_user(department if role == "department_admin" else None, role))
    data = WHY | {"target": cluster.jyt.department.pk, "confirm": "1"}
    assert person.get(address(department, name)).status_code in {302, 403}
    assert person.post(address(department, name), data).status_code in {302, 403}
    assert not Job.objects.exists()


def test_an_unknown_act_is_not_found(cluster: SmallCluster, system: Client) -> None:
    assert system.get(address(cluster.fgw.department, "explode")).status_code == 404
