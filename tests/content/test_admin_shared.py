"""What all sites show is kept by the platform; departments keep what is theirs."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from wagtail.models import ModelLogEntry

from cms.content.actions import is_up, put_up, take_down
from cms.content.models import EmergencyBanner, FriendLink, MourningPeriod, TopicTerm
from tests.factories.newsroom import Newsroom, at_work

NOTICES = ("emergencybanner", "mourningperiod")


@pytest.fixture
def banner(newsroom: Newsroom) -> EmergencyBanner:
    return EmergencyBanner.objects.create(title="暴雨红色预警", starts_at=timezone.now() + timedelta(days=1))


def seen(client, host: str) -> bool:
    return "暴雨红色预警" in client.get("/", headers={"host": host}).content.decode()


def test_a_banner_goes_up_and_down_everywhere_by_one_confirmed_click(
    newsroom, banner, client, django_capture_on_commit_callbacks
):
    browser, address = at_work(newsroom.portal_editor), f"/admin/emergencybanner/switch/{banner.pk}/"
    assert address in browser.get("/admin/emergencybanner/").content.decode()
    confirmation = browser.get(address).content.decode()
    assert "fgw.localhost" in confirmation
    assert not seen(client, "localhost")
    with django_capture_on_commit_callbacks(execute=True):
        browser.post(address)
    assert seen(client, "localhost")
    assert seen(client, "fgw.localhost")
    with django_capture_on_commit_callbacks(execute=True):
        browser.post(address)
    assert not seen(client, "localhost")
    actions = ModelLogEntry.objects.filter(object_id=str(banner.pk)).values_list("action", flat=True)
    assert set(actions) >= {"content.put_up", "content.take_down"}


def test_a_banner_for_some_sites(newsroom, banner, client, django_capture_on_commit_callbacks):
    banner.all_sites = False
    banner.save()
    banner.sites.add(newsroom.cluster.fgw.wagtail_site)
    with django_capture_on_commit_callbacks(execute=True):
        put_up(banner, newsroom.portal_editor)
    assert seen(client, "fgw.localhost")
    assert not seen(client, "localhost")


def test_what_is_put_up_again_has_no_end_in_the_past(newsroom, banner):
    put_up(banner, newsroom.portal_editor)
    take_down(banner, newsroom.portal_editor)
    assert not is_up(banner)
    put_up(banner, newsroom.portal_editor)
    assert is_up(banner)
    assert banner.ends_at is None


@pytest.mark.parametrize("who", ["editor", "reviewer", "department_admin", "portal_reviewer"])
def test_others_do_not_touch_what_all_sites_share(newsroom: Newsroom, banner, who: str):
    user = getattr(newsroom, who)
    browser = at_work(user)
    assert browser.get("/admin/region/").status_code == 302
    for name in NOTICES:
        listed = browser.get(f"/admin/{name}/")
        assert listed.status_code == (200 if who == "department_admin" else 302)
        assert "暴雨红色预警" not in listed.content.decode()
    for address in (f"switch/{banner.pk}", f"edit/{banner.pk}", f"delete/{banner.pk}", f"history/{banner.pk}"):
        browser.post(f"/admin/emergencybanner/{address}/", {"title": "改"})
    banner.refresh_from_db()
    assert (banner.title, is_up(banner)) == ("暴雨红色预警", False)
    for act in (put_up, take_down):
        with pytest.raises(PermissionDenied):
            act(banner, user)


def test_the_platform_keeps_terms_and_mourning(newsroom: Newsroom):
    browser = at_work(newsroom.portal_editor)
    browser.post("/admin/topicterm/new/", {"name_zh": "教育", "name_en": "Education", "parent": "", "audience": "all"})
    assert TopicTerm.objects.get().name_en == "Education"
    form = {"reason": "公祭日", "starts_at": "2026-12-13 00:00", "ends_at": "2026-12-14 00:00", "all_sites": "on"}
    browser.post("/admin/mourningperiod/new/", form)
    assert MourningPeriod.objects.get().reason == "公祭日"
    assert browser.get("/admin/region/").status_code == 200


def test_departments_see_and_keep_their_own_links_alone(newsroom: Newsroom):
    own = FriendLink.objects.create(title="国家发改委", site=newsroom.cluster.fgw.wagtail_site)
    foreign = FriendLink.objects.create(title="教育部", site=newsroom.cluster.jyt.wagtail_site)
    common = FriendLink.objects.create(title="中国政府网")
    browser = at_work(newsroom.department_admin)
    listed = browser.get("/admin/friendlink/").content.decode()
    assert [link.title in listed for link in (own, foreign, common)] == [True, False, False]
    form = {"title": "改", "title_en": "", "url": "", "group": "other", "order": "0"}
    for link in (own, foreign, common):
        browser.post(f"/admin/friendlink/edit/{link.pk}/", form | {"site": str(newsroom.cluster.fgw.wagtail_site.pk)})
        browser.get(f"/admin/friendlink/usage/{link.pk}/")
    assert sorted(FriendLink.objects.values_list("title", flat=True)) == sorted(["改", "教育部", "中国政府网"])
    for link in (foreign, common):
        browser.post(f"/admin/friendlink/delete/{link.pk}/")
    assert FriendLink.objects.count() == 3


def test_departments_make_links_for_their_own_site_alone(newsroom: Newsroom):
    browser = at_work(newsroom.department_admin)
    form = {"title": "新链接", "title_en": "", "url": "", "group": "other", "order": "0"}
    foreign = newsroom.cluster.jyt.wagtail_site.pk
    for site in ("", str(foreign), str(newsroom.cluster.portal.wagtail_site.pk)):
        browser.post("/admin/friendlink/new/", form | {"site": site})
    assert not FriendLink.objects.exists()
    browser.post("/admin/friendlink/new/", form | {"site": str(newsroom.cluster.fgw.wagtail_site.pk)})
    assert FriendLink.objects.get().site == newsroom.cluster.fgw.wagtail_site
    assert newsroom.cluster.jyt.department.name_zh not in browser.get("/admin/friendlink/new/").content.decode()


def test_editors_keep_no_links(newsroom: Newsroom):
    assert at_work(newsroom.editor).get("/admin/friendlink/").status_code == 302


def notice_form(**values: object) -> dict[str, object]:
    return {"reason": "停机", "starts_at": "2026-12-13 00:00", "ends_at": "2026-12-14 00:00"} | values


def test_a_department_puts_notices_on_its_own_sites_alone(newsroom: Newsroom):
    cluster, browser = newsroom.cluster, at_work(newsroom.department_admin)
    own, foreign = cluster.fgw, cluster.jyt
    address, owner = "/admin/mourningperiod/new/", {"department": own.department.pk}
    assert (
        "只能选择本部门的网站。"
        in browser.post(address, notice_form(sites=[foreign.wagtail_site.pk], **owner)).content.decode()
    )
    assert (
        "你不是这个部门的管理员"
        in browser.post(
            address, notice_form(sites=[own.wagtail_site.pk], department=foreign.department.pk)
        ).content.decode()
    )
    for wrong in ({"department": ""}, {"sites": []}):
        browser.post(address, notice_form(sites=[own.wagtail_site.pk], **owner) | wrong)
    assert not MourningPeriod.objects.exists()
    browser.post(address, notice_form(sites=[own.wagtail_site.pk], all_sites="on", **owner))
    made = MourningPeriod.objects.get()
    assert (made.department, made.all_sites, [site.pk for site in made.sites.all()]) == (
        own.department, False, [own.wagtail_site.pk],
    )  # fmt: skip


def test_a_department_switches_its_own_notices(newsroom: Newsroom):
    own = newsroom.cluster.fgw
    row = MourningPeriod.objects.create(
        reason="停机", starts_at=timezone.now() + timedelta(days=1), all_sites=False, department=own.department
    )
    row.sites.add(own.wagtail_site)
    at_work(newsroom.portal_editor).post(f"/admin/mourningperiod/switch/{row.pk}/")
    assert not is_up(MourningPeriod.objects.get())
    at_work(newsroom.department_admin).post(f"/admin/mourningperiod/switch/{row.pk}/")
    assert is_up(MourningPeriod.objects.get())


@pytest.mark.parametrize("sites", ["all", "foreign", "none"])
def test_a_notice_given_to_a_department_stays_on_its_sites(newsroom: Newsroom, sites: str):
    cluster = newsroom.cluster
    chosen = {"all": {"all_sites": "on"}, "foreign": {"sites": [cluster.jyt.wagtail_site.pk]}, "none": {}}[sites]
    form = notice_form(department=cluster.fgw.department.pk, **chosen)
    answer = at_work(newsroom.superuser).post("/admin/mourningperiod/new/", form)
    assert "归部门的通知只能显示在本部门的网站" in answer.content.decode()
    assert not MourningPeriod.objects.exists()


def test_moving_a_notice_to_further_sites_asks_once(newsroom: Newsroom):
    row = MourningPeriod.objects.create(reason="公祭日", starts_at=timezone.now(), all_sites=False)
    row.sites.add(newsroom.cluster.portal.wagtail_site)
    browser, address = at_work(newsroom.portal_editor), f"/admin/mourningperiod/edit/{row.pk}/"
    form = notice_form(sites=[newsroom.cluster.fgw.wagtail_site.pk], department="")
    answer = browser.post(address, form).content.decode()
    assert "其他网站正在使用这项内容" in answer
    assert "湖南省发展和改革委员会" in answer
    assert [site.hostname for site in row.sites.all()] == ["localhost"]
    assert browser.post(address, form | {"confirmed_use": "on"}).status_code == 302
    assert [site.hostname for site in row.sites.all()] == ["fgw.localhost"]
