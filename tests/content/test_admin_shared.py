"""What all sites show is kept by the platform; departments keep what is theirs."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from wagtail.models import ModelLogEntry

from cms.content.actions import is_up, put_up, take_down
from cms.content.models import ContactPoint, EmergencyBanner, FriendLink, MourningPeriod, TopicTerm
from tests.factories.newsroom import Newsroom, at_work

SHARED = ("emergencybanner", "mourningperiod", "topicterm", "region")
OWNED = ("friendlink", "contactpoint")


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
    for name in SHARED:
        assert browser.get(f"/admin/{name}/").status_code == 302
        assert browser.get(f"/admin/{name}/new/").status_code == 302
    for address in (f"switch/{banner.pk}", f"edit/{banner.pk}", f"delete/{banner.pk}", f"history/{banner.pk}"):
        browser.post(f"/admin/emergencybanner/{address}/", {"title": "改"})
    banner.refresh_from_db()
    assert (banner.title, is_up(banner)) == ("暴雨红色预警", False)
    for act in (put_up, take_down):
        with pytest.raises(PermissionDenied):
            act(banner, user)


def test_the_platform_keeps_terms_and_mourning(newsroom: Newsroom):
    browser = at_work(newsroom.portal_editor)
    browser.post("/admin/topicterm/new/", {"name_zh": "教育", "name_en": "Education", "parent": ""})
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


def test_departments_keep_their_own_contact_points(newsroom: Newsroom):
    foreign = ContactPoint.objects.create(name="教育窗口", department=newsroom.cluster.jyt.department)
    browser = at_work(newsroom.department_admin)
    form = {"name": "发改窗口", "name_en": "", "phone": "", "address": "", "hours": ""}
    browser.post("/admin/contactpoint/new/", form | {"department": str(foreign.department_id)})
    browser.post("/admin/contactpoint/new/", form | {"department": str(newsroom.cluster.fgw.department.pk)})
    assert sorted(ContactPoint.objects.values_list("name", flat=True)) == sorted(["发改窗口", "教育窗口"])
    assert "教育窗口" not in browser.get("/admin/contactpoint/").content.decode()


@pytest.mark.parametrize("name", OWNED)
def test_editors_keep_neither(newsroom: Newsroom, name: str):
    assert at_work(newsroom.editor).get(f"/admin/{name}/").status_code == 302
