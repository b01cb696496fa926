"""Who works for several departments sees one at a time, and which one it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from django.test import RequestFactory
from wagtail.models import Page
from wagtail.permissions import policy_registry

from cms.departments import acting
from cms.departments.models import Membership
from cms.departments.scope import Scope, show_only
from cms.departments.service import grant_role
from cms.media.models import CustomImage
from tests.factories.media import make_image
from tests.factories.newsroom import Newsroom, article_form, at_work, submit, write
from tests.factories.users import make_user

if TYPE_CHECKING:
    from django.http import HttpResponse
    from django.test import Client

    from cms.accounts.models import User

SWITCH = "/admin/acting-for/"


@pytest.fixture
def joint(newsroom: Newsroom) -> User:
    """Editor of two departments."""
    user = make_user(newsroom.cluster.fgw.department, "editor", username="joint")
    grant_role(user, "editor", newsroom.cluster.jyt.department)
    return user


def place_shown(answer: HttpResponse) -> str:
    found = re.search(r"acting-for__place[^>]*>[^<]*<strong>([^<]*)", answer.content.decode())
    return found[1] if found else ""


def switch(browser: Client, place: object) -> HttpResponse:
    return browser.post(SWITCH, {"place": str(place)}, follow=True)


def refused(answer: HttpResponse) -> bool:
    return "您在这个部门没有任何角色" in answer.content.decode()


def explored(browser: Client) -> str:
    return browser.get("/admin/pages/", follow=True).content.decode()


def test_the_department_of_a_person_is_on_every_screen(newsroom: Newsroom) -> None:
    browser = at_work(newsroom.editor)
    for address in ("/admin/", f"/admin/pages/{newsroom.column.pk}/", "/admin/images/", "/admin/account/"):
        answer = browser.get(address)
        assert place_shown(answer) == "省发改委", address
        assert SWITCH not in answer.content.decode()


def test_the_platform_is_a_place_as_well_and_the_installer_has_none(newsroom: Newsroom) -> None:
    assert place_shown(at_work(newsroom.portal_editor).get("/admin/")) == "平台"
    assert place_shown(at_work(newsroom.superuser).get("/admin/")) == ""


def test_a_person_of_two_sees_one_until_switching(newsroom: Newsroom, joint: User) -> None:
    own, other = (site.wagtail_site.root_page for site in (newsroom.cluster.fgw, newsroom.cluster.jyt))
    browser = at_work(joint)
    assert place_shown(browser.get("/admin/")) == "省发改委"
    assert f"/admin/pages/{other.pk}/" not in explored(browser)
    answer = switch(browser, newsroom.cluster.jyt.department.pk)
    assert place_shown(answer) == "省教育厅"
    assert "现在显示“省教育厅”的内容" in answer.content.decode()
    assert f"/admin/pages/{own.pk}/" not in explored(browser)


def test_all_places_together_are_shown_on_request_alone(newsroom: Newsroom, joint: User) -> None:
    browser = at_work(joint)
    assert place_shown(switch(browser, "all")) == "全部"
    for site in (newsroom.cluster.fgw, newsroom.cluster.jyt):
        assert f"/admin/pages/{site.wagtail_site.root_page_id}/" in explored(browser)


@pytest.mark.parametrize("place", ["platform", "999999", "x", "", "0", "-1"])
def test_nobody_works_for_a_place_without_a_role_there(joint: User, place: str) -> None:
    browser = at_work(joint)
    assert refused(browser.post(SWITCH, {"place": place}, follow=True))
    assert place_shown(browser.get("/admin/")) == "省发改委"


def test_who_has_one_place_cannot_ask_for_all(newsroom: Newsroom) -> None:
    assert refused(at_work(newsroom.editor).post(SWITCH, {"place": "all"}, follow=True))


def test_switching_needs_a_form_of_the_admin(joint: User) -> None:
    assert at_work(joint).get(SWITCH).status_code == 405


def test_who_opens_a_page_of_another_own_place_works_for_it(newsroom: Newsroom, joint: User) -> None:
    browser = at_work(joint)
    column = newsroom.cluster.column(newsroom.cluster.jyt, "news")
    answer = browser.get(f"/admin/pages/{column.pk}/")
    assert place_shown(answer) == "省教育厅"
    assert "本页属于“省教育厅”" in answer.content.decode()
    assert place_shown(browser.get("/admin/")) == "省教育厅"


def test_a_page_of_a_strange_department_changes_nothing(newsroom: Newsroom) -> None:
    user = make_user(newsroom.cluster.fgw.department, "editor")
    grant_role(user, "editor", newsroom.cluster.bgt)
    browser = at_work(user)
    before = place_shown(browser.get("/admin/"))
    column = newsroom.cluster.column(newsroom.cluster.jyt, "news")
    assert browser.get(f"/admin/pages/{column.pk}/").status_code == 302
    assert place_shown(browser.get("/admin/")) == before


def test_a_form_sent_from_another_tab_is_saved_where_it_belongs(newsroom: Newsroom, joint: User) -> None:
    page = write(joint, newsroom.column)
    browser = at_work(joint)
    switch(browser, newsroom.cluster.jyt.department.pk)
    answer = browser.post(f"/admin/pages/{page.pk}/edit/", article_form("改过的题目"))
    assert answer.status_code in {200, 302}
    assert Page.objects.get(pk=page.pk).get_latest_revision_as_object().title == "改过的题目"
    assert place_shown(browser.get("/admin/")) == "省教育厅"


def test_pictures_of_the_other_place_are_not_listed_but_may_be_changed(newsroom: Newsroom, joint: User) -> None:
    pictures = {
        site.code: make_image(collection=site.department.collection, title=f"图片{site.code}")
        for site in (newsroom.cluster.fgw, newsroom.cluster.jyt)
    }
    browser = at_work(joint)
    listed = browser.get("/admin/images/").content.decode()
    assert "图片fgw" in listed
    assert "图片jyt" not in listed
    assert browser.get(f"/admin/images/{pictures['jyt'].pk}/").status_code == 200


def test_reviews_wait_for_one_place_at_a_time(newsroom: Newsroom) -> None:
    column = newsroom.cluster.column(newsroom.cluster.jyt, "news")
    submit(newsroom.editor, write(newsroom.editor, newsroom.column), "发改委的稿件")
    submit(newsroom.stranger, write(newsroom.stranger, column), "教育厅的稿件")
    user = make_user(newsroom.cluster.fgw.department, "reviewer")
    grant_role(user, "reviewer", newsroom.cluster.jyt.department)
    browser = at_work(user)
    first = browser.get("/admin/").content.decode()
    assert "发改委的稿件" in first
    assert "教育厅的稿件" not in first
    second = switch(browser, newsroom.cluster.jyt.department.pk).content.decode()
    assert "教育厅的稿件" in second
    assert "发改委的稿件" not in second


@pytest.mark.parametrize("address", ["/admin/users/", "/admin/audit/"])
def test_people_and_events_are_those_of_the_place(newsroom: Newsroom, address: str) -> None:
    user = make_user(newsroom.cluster.fgw.department, "department_admin")
    grant_role(user, "department_admin", newsroom.cluster.jyt.department)
    browser = at_work(user)
    own = browser.get(address).content.decode()
    assert "second-reviewer" in own
    assert "stranger" not in own
    switch(browser, newsroom.cluster.jyt.department.pk)
    other = browser.get(address).content.decode()
    assert "stranger" in other
    assert "second-reviewer" not in other


def test_a_role_that_was_taken_away_is_worked_for_no_longer(newsroom: Newsroom, joint: User) -> None:
    browser = at_work(joint)
    switch(browser, newsroom.cluster.jyt.department.pk)
    for row in Membership.objects.filter(user=joint, department=newsroom.cluster.jyt.department):
        row.delete()
    assert place_shown(browser.get("/admin/")) == "省发改委"


def test_rights_come_from_all_places_and_lists_from_one(newsroom: Newsroom, joint: User) -> None:
    policy, column = policy_registry.get_by_type(Page), newsroom.cluster.column(newsroom.cluster.jyt, "news")
    show_only(joint, newsroom.cluster.fgw.department.pk)
    assert policy.user_has_permission_for_instance(joint, "change", column)
    assert not policy.explorable_instances(joint).filter(pk=column.pk).exists()
    assert policy.explorable_root_instance(joint) == newsroom.cluster.fgw.wagtail_site.root_page
    show_only(joint)
    assert policy.explorable_instances(joint).filter(pk=column.pk).exists()


def test_files_are_listed_by_place_and_changed_by_right(newsroom: Newsroom, joint: User) -> None:
    image = make_image(collection=newsroom.cluster.jyt.department.collection)
    policy = policy_registry.get_by_type(CustomImage)
    show_only(joint, newsroom.cluster.fgw.department.pk)
    assert policy.user_has_permission_for_instance(joint, "change", image)
    assert not policy.instances_user_has_permission_for(joint, "change").exists()
    chosen = policy.collections_user_has_permission_for(joint, "add")
    assert list(chosen) == [newsroom.cluster.fgw.department.collection]


def test_a_scope_in_view_holds_the_roles_of_one_place(newsroom: Newsroom, joint: User) -> None:
    fgw, jyt = (site.department.pk for site in (newsroom.cluster.fgw, newsroom.cluster.jyt))
    assert Scope.in_view(joint).department_ids() == {fgw, jyt}
    show_only(joint, jyt)
    assert Scope.in_view(joint).department_ids() == {jyt}
    assert Scope.of(joint).department_ids() == {fgw, jyt}


def test_an_id_that_is_no_page_chooses_nothing(joint: User) -> None:
    browser = at_work(joint)
    assert browser.get("/admin/pages/99999999/").status_code == 302
    assert place_shown(browser.get("/admin/")) == "省发改委"


def test_places_come_in_the_order_of_the_directory(newsroom: Newsroom, joint: User) -> None:
    grant_role(joint, "portal_reviewer", None)
    request = RequestFactory().get("/")
    request.user, request.session = joint, {}
    assert [place.name for place in acting.places_of(joint)] == ["平台", "省发改委", "省教育厅", "全部"]
    assert acting.current_key(request) == "platform"
