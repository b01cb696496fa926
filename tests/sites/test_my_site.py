"""“我的网站”: the owners of a site set its name, look, navigation, contacts and footer, and readers see it at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from wagtail.models import PageLogEntry, Site

from cms.content.models import ColumnPage, ContactPoint, FriendLink
from cms.content.navigation import order_of, sections_of
from cms.core.audit.models import Event
from cms.departments.roles import roles
from cms.departments.service import grant_role
from sites.actions import ArchiveSite
from sites.models import SiteProfile
from tests.factories.media import make_image
from tests.factories.newsroom import at_work
from tests.factories.sites import make_department_site, on_host
from tests.factories.users import make_user

from .settings_desk import PALE, VIOLET, desk_of

if TYPE_CHECKING:
    from sites.models import HostedSite
    from tests.factories.sites import SmallCluster

    from .settings_desk import Desk


@pytest.fixture
def desk(cluster: SmallCluster) -> Desk:
    """The administrator of one department before the own site."""
    return desk_of(make_user(cluster.jyt.department, "department_admin"), cluster.jyt)


def public(site: HostedSite, path: str = "/") -> str:
    return on_host(site.wagtail_site.hostname).get(path).content.decode()


def columns(site: HostedSite) -> list[ColumnPage]:
    return sections_of(site.wagtail_site.root_page)


def errors(answer: Any) -> str:
    form = answer.context["form"]
    return " ".join(str(words) for found in form.errors.values() for words in found)


KEEPERS = {"department_admin", "portal_editor", "system_admin"}


@pytest.mark.parametrize("role", [role.key for role in roles()])
def test_who_keeps_a_site_opens_it(cluster: SmallCluster, role: str) -> None:
    department = cluster.jyt.department if role not in {role.key for role in roles("platform")} else None
    person = make_user(department, role)
    site = cluster.portal if department is None else cluster.jyt
    answer = at_work(person).get(f"/admin/my-site/{site.wagtail_site_id}/")
    assert (answer.status_code == 200) == (role in KEEPERS)


def test_the_menu_leads_keepers_to_it(cluster: SmallCluster) -> None:
    for role, department, shown in (
        ("department_admin", cluster.jyt.department, True), ("portal_editor", None, True),
        ("editor", cluster.jyt.department, False), ("system_admin", None, False),
    ):  # fmt: skip
        page = at_work(make_user(department, role)).get("/admin/").content.decode()
        assert ("/admin/my-site/" in page) == shown, role
        assert "/admin/settings/sites/siteprofile/" not in page, role


def test_one_site_opens_at_once_and_several_are_listed(cluster: SmallCluster, desk: Desk) -> None:
    assert desk.browser.get("/admin/my-site/")["Location"] == desk.address
    listed = at_work(make_user(None, "portal_editor")).get("/admin/my-site/").content.decode()
    for name in ("湖南省人民政府", "Hunan Provincial Government"):
        assert name in listed
    assert "湖南省教育厅" not in listed


def test_who_keeps_sites_of_two_departments_works_for_one_at_a_time(cluster: SmallCluster) -> None:
    person = make_user(cluster.jyt.department, "department_admin")
    grant_role(person, "department_admin", cluster.fgw.department)
    first, second = desk_of(person, cluster.fgw), desk_of(person, cluster.jyt)
    picture = make_image(collection=cluster.jyt.department.collection)
    assert first.browser.get("/admin/my-site/")["Location"] == first.address
    first.browser.get(second.address)
    assert first.browser.get("/admin/my-site/")["Location"] == second.address
    assert first.browser.get(first.address).status_code == 200
    assert second.save(mark=picture.pk).status_code == 302
    assert SiteProfile.objects.get(site=second.pk).mark_id == picture.pk


def test_a_department_without_a_site_is_told_whom_to_ask(cluster: SmallCluster) -> None:
    page = at_work(make_user(cluster.bgt, "department_admin")).get("/admin/my-site/").content.decode()
    assert "请联系系统管理员开通" in page


def test_wagtails_address_leads_to_the_one_screen(desk: Desk) -> None:
    old = f"/admin/settings/sites/siteprofile/{desk.pk}/"
    assert desk.browser.get(old)["Location"] == desk.address
    assert desk.browser.post(old, {"theme": "olive"})["Location"] == desk.address
    assert SiteProfile.objects.get(site=desk.pk).theme == "red"


def test_what_is_saved_is_public_at_once(
    cluster: SmallCluster, desk: Desk, django_capture_on_commit_callbacks: Any
) -> None:
    before = public(cluster.jyt)
    with django_capture_on_commit_callbacks(execute=True):
        answer = desk.save(name="湖南教育网", phone="0731-11112222", undertaker="省教育厅宣传处", **VIOLET)
    assert answer.status_code == 302, errors(answer)
    page = public(cluster.jyt)
    for words in ("湖南教育网", "0731-11112222", "省教育厅宣传处", "/theme-5a2d82-3b1b58-f5f0fa-a8480b.css"):
        assert words in page
        assert words not in before


def test_the_name_has_one_place(cluster: SmallCluster, desk: Desk) -> None:
    desk.save(name="湖南教育网")
    site = Site.objects.get(pk=desk.pk)
    assert (site.site_name, site.hostname) == ("湖南教育网", "jyt.localhost")
    event = Event.objects.filter(kind="wagtailcore.site").latest("pk")
    assert (event.before["site_name"], event.after["site_name"]) == ("湖南省教育厅", "湖南教育网")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"name": ""}, "此项必填"),
        ({"name": "湖南省人民政府"}, "已经有另一个网站使用这个名称"),
        ({"name": "长" * 41}, "40"),
        (PALE, "主色上的白字的对比度为 1.6"),
        ({"brand": "#08396F"}, "四项都填"),
        ({"icp": "湘ICP1"}, "格式如"),
        ({"site_id_code": "12"}, "网站标识码为 10 位数字"),
        ({"navigation": ["1"]}, "与本网站现有的一级栏目不一致"),
        ({"navigation": ["x"]}, "栏目编号无效"),
        ({"seen": ""}, "请重新打开此页"),
    ],
)
def test_wrong_values_are_refused_in_words(desk: Desk, changes: dict[str, Any], words: str) -> None:
    answer = desk.save(organiser="改了", **changes)
    assert answer.status_code == 200
    assert words in errors(answer)
    assert SiteProfile.objects.get(site=desk.pk).organiser != "改了"


def test_the_second_of_two_is_told(cluster: SmallCluster, desk: Desk) -> None:
    other = desk_of(make_user(cluster.jyt.department, "department_admin"), cluster.jyt)
    first, second = desk.values(), other.values()
    assert desk.save(first, phone="1").status_code == 302
    answer = other.save(second, phone="2", organiser="别的")
    assert "另一位管理员修改了这个网站的设置" in answer.content.decode()
    assert SiteProfile.objects.get(site=desk.pk).phone == "1"
    assert 'value="别的"' in answer.content.decode()


@pytest.mark.parametrize("change", ["name", "order"])
def test_name_and_order_count_as_changes_as_well(cluster: SmallCluster, desk: Desk, change: str) -> None:
    values = desk.values()
    if change == "name":
        Site.objects.filter(pk=desk.pk).update(site_name="别名")
    else:
        ColumnPage.objects.filter(pk=columns(cluster.jyt)[0].pk).update(show_in_menus=False)
    assert "另一位管理员" in errors(desk.save(values))


def test_columns_are_put_into_an_order_and_hidden(
    cluster: SmallCluster, desk: Desk, django_capture_on_commit_callbacks: Any
) -> None:
    news, notices, about = columns(cluster.jyt)
    order = desk.order([(about.pk, True), (news.pk, False), (notices.pk, True)])
    with django_capture_on_commit_callbacks(execute=True):
        assert desk.save(**order).status_code == 302
    assert order_of(columns(cluster.jyt)) == ((about.pk, True), (news.pk, False), (notices.pk, True))
    navigation = public(cluster.jyt).partition('<nav class="c-nav"')[2].partition("</nav>")[0]
    assert navigation.index("机构职能") < navigation.index("通知公告")
    assert "工作动态" not in navigation
    assert on_host("jyt.localhost").get("/news/").status_code == 200
    logged = PageLogEntry.objects.filter(action="content.arrange")
    assert set(logged.values_list("page", flat=True)) == {about.pk, news.pk, notices.pk}
    assert logged.get(page=about).data == {"place": 1, "place_before": 3, "shown": True}


def test_a_draft_of_a_column_does_not_bring_the_former_state_back(cluster: SmallCluster, desk: Desk) -> None:
    news = columns(cluster.jyt)[0]
    news.save_revision()
    rows = [(column.pk, column.pk != news.pk) for column in columns(cluster.jyt)]
    desk.save(**desk.order(rows))
    news.refresh_from_db()
    news.latest_revision.publish()
    news.refresh_from_db()
    assert not news.show_in_menus


def test_what_a_navigation_does_not_name_keeps_its_place(cluster: SmallCluster, desk: Desk) -> None:
    news, notices, about = columns(cluster.jyt)
    ColumnPage.objects.filter(pk=notices.pk).update(live=False)
    desk.save(**desk.order([(about.pk, True), (news.pk, True)]))
    rows = ColumnPage.objects.child_of(cluster.jyt.wagtail_site.root_page).order_by("path")
    assert [row.pk for row in rows if row.pk != notices.pk] == [about.pk, news.pk]
    assert desk.save(**desk.order([(notices.pk, True)])).status_code == 200


def test_columns_of_others_are_refused(cluster: SmallCluster, desk: Desk) -> None:
    foreign = columns(cluster.fgw)
    answer = desk.save(**desk.order([(column.pk, False) for column in foreign]))
    assert "与本网站现有的一级栏目不一致" in errors(answer)
    assert all(column.show_in_menus for column in columns(cluster.fgw))


def test_who_hosts_sites_arranges_no_columns(cluster: SmallCluster) -> None:
    desk = desk_of(make_user(None, "system_admin"), cluster.jyt)
    values = desk.values()
    assert "navigation" not in values
    order = desk.order([(column.pk, False) for column in columns(cluster.jyt)])
    assert desk.save(values, **order).status_code == 302
    assert all(column.show_in_menus for column in columns(cluster.jyt))


def test_a_mark_is_one_of_the_own_pictures(cluster: SmallCluster, desk: Desk) -> None:
    foreign = make_image(collection=cluster.fgw.department.collection)
    own = make_image(collection=cluster.jyt.department.collection)
    assert "请选择本部门的图片" in errors(desk.save(mark=foreign.pk))
    assert desk.save(mark=own.pk).status_code == 302
    assert SiteProfile.objects.get(site=desk.pk).mark_id == own.pk


def test_the_settings_of_others_stay_closed(cluster: SmallCluster, desk: Desk) -> None:
    strange = f"/admin/my-site/{cluster.fgw.wagtail_site_id}/"
    for answer in (desk.browser.get(strange), desk.browser.post(strange, desk.values() | {"name": "假"})):
        assert answer.status_code in {302, 403}
        assert "湖南省发展和改革委员会" not in answer.content.decode()
    assert Site.objects.get(pk=cluster.fgw.wagtail_site_id).site_name == "湖南省发展和改革委员会"


def test_the_settings_of_an_archived_site_are_closed(cluster: SmallCluster, desk: Desk) -> None:
    values = desk.values()
    ArchiveSite(cluster.jyt, by=None, reason="机构撤销").perform()
    assert "网站已经归档" in desk.browser.get(desk.address).content.decode()
    assert "网站已经归档" in errors(desk.save(values, phone="9"))
    assert SiteProfile.objects.get(site=desk.pk).phone != "9"


def test_links_and_contact_points_lead_to_their_screens(cluster: SmallCluster, desk: Desk) -> None:
    own = FriendLink.objects.create(title="本厅链接", site=cluster.jyt.wagtail_site)
    shared = FriendLink.objects.create(title="公共链接")
    FriendLink.objects.create(title="别处链接", site=cluster.fgw.wagtail_site)
    point = ContactPoint.objects.create(name="办事大厅", department=cluster.jyt.department)
    page = desk.browser.get(desk.address).content.decode()
    for address in (f"/admin/friendlink/edit/{own.pk}/", f"/admin/friendlink/delete/{own.pk}/", "/admin/friendlink/new/",
                    f"/admin/contactpoint/edit/{point.pk}/"):  # fmt: skip
        assert address in page
    assert "还显示 1 项全部网站共用的内容" in page
    assert f"/admin/friendlink/edit/{shared.pk}/" not in page
    assert "别处链接" not in page


def test_the_list_of_sites_leads_to_the_same_screen(cluster: SmallCluster) -> None:
    make_department_site("czt")
    page = at_work(make_user(None, "system_admin")).get("/admin/hosted-sites/").content.decode()
    assert f"/admin/my-site/{cluster.jyt.wagtail_site_id}/" in page
