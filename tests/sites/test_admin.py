from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import ModelLogEntry, Page

from cms.departments.models import Department
from cms.departments.roles import roles
from sites.admin.samples import palette_in, sample_context
from sites.enums import SiteStatus
from sites.models import HostedSite, SiteProfile
from sites.themes import PRESETS
from tests.factories.sites import make_department_site, on_host
from tests.factories.users import make_user

if TYPE_CHECKING:
    from django.test import Client

    from cms.accounts.models import User
    from tests.factories.sites import SmallCluster

BASE = "/admin/hosted-sites/"
NEW = {
    "code": "dsj", "name_zh": "湖南省大数据局", "short_zh": "省大数据局", "name_en": "Hunan Big Data Bureau",
    "kind": "direct", "theme": "teal", "opens_site": "on", "reason": "新设机构",
}  # fmt: skip


def signed_in(person: User) -> Client:
    client = on_host("admin.localhost")
    client.force_login(person)
    return client


@pytest.fixture
def admin(cluster: SmallCluster) -> Client:
    """The system administrator at work."""
    return signed_in(make_user(None, "system_admin"))


def test_the_list_shows_every_site_with_its_state(cluster: SmallCluster, admin: Client) -> None:
    HostedSite.objects.filter(code="jyt").update(status=SiteStatus.SUSPENDED, status_note="系统升级")
    text = admin.get(BASE).content.decode()
    for words in (
        "湖南省教育厅",
        "jyt.localhost",
        "jyt.hunan.gov.cn",
        "暂停访问",
        "系统升级",
        "省bgt厅".replace("省", "湖南省", 1),
    ):
        assert words in text


def test_the_list_costs_the_same_with_more_sites(cluster: SmallCluster, admin: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert admin.get(BASE).status_code == 200
        return len(captured)

    queries()
    before = queries()
    make_department_site("czt")
    make_department_site("sft")
    assert queries() == before


def test_the_menu_leads_there_for_those_who_may(cluster: SmallCluster, admin: Client) -> None:
    assert BASE in admin.get("/admin/").content.decode()
    editor = signed_in(make_user(cluster.jyt.department, "editor"))
    assert BASE not in editor.get("/admin/").content.decode()


@pytest.mark.parametrize("method", ["get", "post"])
def test_nobody_else_reads_or_posts(cluster: SmallCluster, method: str) -> None:
    paths = [BASE, f"{BASE}open/", *(f"{BASE}{cluster.jyt.pk}/{act}/" for act in ("suspend", "archive", "rename"))]
    for role in roles():
        if role.key == "system_admin":
            continue
        client = signed_in(make_user(cluster.jyt.department if role.holder == "department" else None, role.key))
        for path in paths:
            answer = getattr(client, method)(path, {**NEW, "host": "edu.localhost"})
            assert answer.status_code in {302, 403, 405}, (role.key, path)
    assert not Department.objects.filter(code="dsj").exists()
    assert HostedSite.objects.get(code="jyt").status == SiteStatus.ACTIVE
    assert not ModelLogEntry.objects.filter(action__in=["sites.suspend", "sites.archive", "sites.rename"]).exists()


def test_one_form_opens_the_site_of_a_new_department(cluster: SmallCluster, admin: Client) -> None:
    answer = admin.post(f"{BASE}open/", NEW, follow=True)
    assert "湖南省大数据局已开通：http://dsj.localhost/" in answer.content.decode()
    site = HostedSite.objects.get(code="dsj")
    assert SiteProfile.objects.get(site=site.wagtail_site).theme == "teal"
    assert on_host("dsj.localhost").get("/").status_code == 200
    again = admin.post(f"{BASE}open/", NEW)
    assert "已经有这样的部门" in again.content.decode()
    assert HostedSite.objects.filter(code="dsj").count() == 1


def test_the_form_opens_the_site_of_a_known_department(cluster: SmallCluster, admin: Client) -> None:
    form = admin.get(f"{BASE}open/?department=bgt").content.decode()
    assert '<option value="bgt" selected>' in form
    assert '<option value="mzt">' in form
    assert '<option value="jyt">' not in form
    admin.post(f"{BASE}open/", {"department": "bgt", "theme": "green", "opens_site": "on", "kind": "office"})
    site = HostedSite.objects.get(code="bgt")
    assert SiteProfile.objects.get(site=site.wagtail_site).theme == "green"


def test_a_department_may_stay_below_the_portal(cluster: SmallCluster, admin: Client) -> None:
    admin.post(f"{BASE}open/", {name: value for name, value in NEW.items() if name != "opens_site"})
    assert Page.objects.get(slug="dsj").full_url == "http://localhost/bm/dsj/"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"code": ""}, "新部门须填写此项"),
        ({"name_en": ""}, "新部门须填写此项"),
        ({"code": "Bad Code"}, "小写字母"),
        ({"code": "admin"}, "由平台保留"),
        ({"code": "jyt"}, "已经有这样的部门"),
        ({"name_zh": "湖南省教育厅"}, "已经有这样的部门"),
        ({"theme": "pink"}, "pink"),
        ({"department": "nobody"}, "nobody"),
        ({"name_zh": "长" * 101}, "100"),
        ({"code": "a\x00b"}, "空字符"),
    ],
)
def test_a_wrong_form_is_told_so(cluster: SmallCluster, admin: Client, changes: dict[str, str], words: str) -> None:
    answer = admin.post(f"{BASE}open/", NEW | changes)
    assert answer.status_code == 200
    assert words in answer.content.decode()
    assert HostedSite.objects.count() == 4


def test_an_act_names_its_effect_and_asks_for_a_reason(cluster: SmallCluster, admin: Client) -> None:
    path = f"{BASE}{cluster.jyt.pk}/suspend/"
    assert "HTTP 503" in admin.get(path).content.decode()
    assert HostedSite.objects.get(code="jyt").status == SiteStatus.ACTIVE
    assert admin.post(path, {"reason": ""}).status_code == 200
    assert admin.post(path, {"reason": "系统升级"}).status_code == 302
    assert HostedSite.objects.get(code="jyt").status == SiteStatus.SUSPENDED
    again = admin.post(path, {"reason": "系统升级"})
    assert "网站已经暂停访问。" in again.content.decode()


def test_a_host_is_renamed_on_the_screen(cluster: SmallCluster, admin: Client) -> None:
    path = f"{BASE}{cluster.jyt.pk}/rename/"
    assert "已由另一个网站使用" in admin.post(path, {"host": "fgw.localhost", "reason": "更名"}).content.decode()
    admin.post(path, {"host": "edu.localhost", "reason": "更名"})
    assert on_host("jyt.localhost").get("/")["Location"] == "http://edu.localhost/"


@pytest.mark.parametrize("path", ["999999/suspend/", "{pk}/explode/"])
def test_an_act_that_does_not_exist_is_not_found(cluster: SmallCluster, admin: Client, path: str) -> None:
    assert admin.get(BASE + path.format(pk=cluster.jyt.pk)).status_code == 404


def test_the_screens_need_somebody_signed_in(cluster: SmallCluster) -> None:
    assert "/admin/login/" in on_host("admin.localhost").get(BASE)["Location"]


def test_the_sample_shows_seven_ratios(cluster: SmallCluster, admin: Client) -> None:
    text = admin.get(f"{BASE}theme-sample/?theme=green").content.decode()
    assert text.count("合格") == 7
    assert PRESETS["green"].brand in text


def test_the_sample_says_what_is_wrong_with_custom_colours() -> None:
    pale = {"brand": "#AACCEE", "brand_strong": "#08396F", "brand_tint": "#EDF4FB", "accent": "#B5121B"}
    context = sample_context(pale)
    assert [holds for *_rest, holds in context["rows"]].count(False) == 3
    assert context["problems"]
    assert sample_context({"brand": "#AACCEE"})["palette"] is None
    assert palette_in({"brand": "red;}", "brand_strong": "x", "brand_tint": "y", "accent": "z"}) is None
    assert palette_in({}) == PRESETS["blue"]
