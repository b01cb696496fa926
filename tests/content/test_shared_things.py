"""Screens of shared things: readers read, keepers decide, and nobody changes what others use without being told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.content.models import ContactPoint, TopicTerm
from cms.departments.enums import DepartmentStatus
from tests.factories.content import article as draft
from tests.factories.content import make_article, publish
from tests.factories.departments import make_department
from tests.factories.newsroom import Newsroom, at_work
from tests.factories.shared import contact, sharing, topic
from tests.factories.users import make_user

if TYPE_CHECKING:
    from cms.accounts.models import User
    from cms.departments.models import Department

FIELDS = {"name": "新名称", "name_en": "", "phone": "", "address": "", "hours": ""}


@pytest.fixture
def own(newsroom: Newsroom) -> Department:
    return newsroom.cluster.fgw.department


@pytest.fixture
def other(newsroom: Newsroom) -> Department:
    return newsroom.cluster.jyt.department


@pytest.fixture
def other_admin(other: Department) -> User:
    return make_user(other, "department_admin")


def naming(row: ContactPoint, **fields: Any) -> Any:
    return draft(body=[{"type": "contact", "value": row.pk, "id": "c1"}], **fields)


def screens(row: Any) -> dict[str, str]:
    names = ("inspect", "edit", "delete", "history", "usage")
    return {name: f"/admin/{row._meta.model_name}/{name}/{row.pk}/" for name in names}


def open_to(user: User, row: Any) -> set[str]:
    browser = at_work(user)
    return {name for name, address in screens(row).items() if browser.get(address).status_code == 200}


def test_the_audience_reads_and_the_keeper_does_everything(newsroom: Newsroom, own, other, other_admin):
    row = contact(own, [other])
    assert open_to(newsroom.stranger, row) == {"inspect"}
    assert open_to(other_admin, row) == {"inspect"}
    assert open_to(newsroom.editor, row) == {"inspect"}
    assert open_to(newsroom.portal_editor, row) == set()
    assert open_to(newsroom.department_admin, row) == set(screens(row))


def test_what_is_shared_for_editing_is_changed_but_not_deleted(newsroom: Newsroom, own, other):
    row = contact(own, [other], edit=True)
    assert open_to(newsroom.stranger, row) == {"inspect", "edit"}
    browser = at_work(newsroom.stranger)
    assert browser.post(screens(row)["edit"], FIELDS).status_code == 302
    browser.post(screens(row)["delete"], {"confirmed_use": "on"})
    assert ContactPoint.objects.get().name == "新名称"


def test_readers_post_nothing(newsroom: Newsroom, own, other):
    row = contact(own, [other])
    for name in ("edit", "delete"):
        at_work(newsroom.stranger).post(screens(row)[name], FIELDS | sharing(owner=own))
    assert ContactPoint.objects.get().name == "咨询窗口"


def test_lists_show_what_the_person_may_read_and_offer_what_the_person_may_do(newsroom: Newsroom, own, other):
    readable, editable, hidden = (
        contact(own, [other], name="可看"), contact(own, "all", edit=True, name="可改"), contact(own, name="内部"),
    )  # fmt: skip
    listed = at_work(newsroom.stranger).get("/admin/contactpoint/").content.decode()
    assert [row.name in listed for row in (readable, editable, hidden)] == [True, True, False]
    assert screens(readable)["inspect"] in listed
    assert screens(readable)["edit"] not in listed
    assert screens(editable)["edit"] in listed
    assert screens(editable)["delete"] not in listed
    assert "所有部门（可修改）" in listed
    assert own.short_zh in listed


def test_a_reading_screen_offers_no_acts(newsroom: Newsroom, own, other):
    row = contact(own, [other])
    seen = at_work(newsroom.stranger).get(screens(row)["inspect"]).content.decode()
    assert screens(row)["edit"] not in seen
    assert screens(row)["delete"] not in seen
    assert "咨询窗口" in seen


@pytest.mark.parametrize("words", ["foreign", "platform"])
def test_a_row_is_given_to_departments_that_the_person_administers(newsroom: Newsroom, own, other, words: str):
    owner = other if words == "foreign" else None
    answer = at_work(newsroom.department_admin).post("/admin/contactpoint/new/", FIELDS | sharing(owner=owner))
    if owner:
        assert "你不是这个部门的管理员，不能把内容归到它名下。" in answer.content.decode()
    assert not ContactPoint.objects.exists()
    row = contact(own)
    at_work(newsroom.department_admin).post(screens(row)["edit"], FIELDS | sharing(owner=owner))
    assert ContactPoint.objects.get().department == own


def test_the_audience_decides_nothing_about_owner_and_audience(newsroom: Newsroom, own, other):
    row = contact(own, [other], edit=True)
    for forged in ({"audience": "all"}, {"department": other.pk}, {"audience_departments": [other.pk]}):
        answer = at_work(newsroom.stranger).post(screens(row)["edit"], FIELDS | forged)
        assert "归属和共享范围只能由归属部门的管理员改变。" in answer.content.decode()
    row.refresh_from_db()
    assert (row.name, row.audience, row.department) == ("咨询窗口", "some", own)
    form = at_work(newsroom.stranger).get(screens(row)["edit"]).content.decode()
    assert 'name="audience"' not in form


def test_some_departments_must_be_named(newsroom: Newsroom, own, other):
    browser = at_work(newsroom.department_admin)
    answer = browser.post("/admin/contactpoint/new/", FIELDS | sharing(owner=own, audience="some"))
    assert "请勾选要共享给哪些部门。" in answer.content.decode()
    browser.post(
        "/admin/contactpoint/new/", FIELDS | sharing(owner=own, audience="some", audience_departments=[other.pk])
    )
    assert [each.pk for each in ContactPoint.objects.get().audience_departments.all()] == [other.pk]


def test_departments_that_ended_are_not_offered(newsroom: Newsroom, own):
    ended = make_department("ended", status=DepartmentStatus.ARCHIVED)
    form = FIELDS | sharing(owner=own, audience="some", audience_departments=[ended.pk])
    browser = at_work(newsroom.department_admin)
    assert "共享部门中有一个已不存在，请重新选择。" in browser.post("/admin/contactpoint/new/", form).content.decode()
    row = contact(own, [ended])
    assert browser.post(screens(row)["edit"], form).status_code == 302


def test_nobody_edits_what_is_shared_with_nobody(newsroom: Newsroom, own, other):
    row = contact(own, [other], edit=True)
    form = FIELDS | sharing(owner=own, audience="none", audience_departments=[other.pk], audience_may_edit="on")
    at_work(newsroom.department_admin).post(screens(row)["edit"], form)
    row.refresh_from_db()
    assert (row.audience, row.audience_may_edit, row.audience_departments.exists()) == ("none", False, False)


class TestUse:
    """Who changes what others use is told, and says so."""

    @pytest.fixture
    def used(self, newsroom: Newsroom, own, other) -> ContactPoint:
        row, cluster = contact(own, "all"), newsroom.cluster
        publish(cluster.column(cluster.fgw, "news"), naming(row))
        publish(cluster.column(cluster.jyt, "news"), naming(row), naming(row, title="又一篇"))
        return row

    def test_the_form_names_the_sites_with_their_pages(self, newsroom: Newsroom, used: ContactPoint):
        seen = at_work(newsroom.department_admin).get(screens(used)["edit"]).content.decode()
        assert "使用它的网站" in seen
        assert "湖南省教育厅" in seen
        assert "2 个页面" in seen
        root = newsroom.cluster.fgw.wagtail_site.root_page
        assert f'href="/admin/pages/{root.pk}/"' in seen
        assert f'href="/admin/pages/{newsroom.cluster.jyt.wagtail_site.root_page.pk}/"' not in seen

    def test_a_change_asks_once(self, newsroom: Newsroom, used: ContactPoint, own):
        browser, form = at_work(newsroom.department_admin), FIELDS | sharing(owner=own, audience="all")
        answer = browser.post(screens(used)["edit"], form).content.decode()
        assert "其他网站正在使用这项内容：湖南省教育厅。" in answer
        assert ContactPoint.objects.get().name == "咨询窗口"
        assert browser.post(screens(used)["edit"], form | {"confirmed_use": "on"}).status_code == 302
        assert ContactPoint.objects.get().name == "新名称"

    def test_a_deletion_asks_once(self, newsroom: Newsroom, used: ContactPoint):
        browser = at_work(newsroom.department_admin)
        assert "湖南省教育厅" in browser.get(screens(used)["delete"]).content.decode()
        answer = browser.post(screens(used)["delete"])
        assert "请勾选“我已了解”后再删除。" in answer.content.decode()
        assert ContactPoint.objects.exists()
        browser.post(screens(used)["delete"], {"confirmed_use": "on"})
        assert not ContactPoint.objects.exists()

    def test_own_sites_need_no_word(self, newsroom: Newsroom, own):
        row, cluster = contact(own, "all"), newsroom.cluster
        publish(cluster.column(cluster.fgw, "news"), naming(row))
        browser = at_work(newsroom.department_admin)
        assert "confirmed_use" not in browser.get(screens(row)["edit"]).content.decode()
        assert browser.post(screens(row)["edit"], FIELDS | sharing(owner=own)).status_code == 302

    def test_drafts_do_not_count(self, newsroom: Newsroom, own):
        row, cluster = contact(own, "all"), newsroom.cluster
        cluster.column(cluster.jyt, "news").add_child(instance=naming(row, live=False))
        assert "还没有网站使用。" in at_work(newsroom.department_admin).get(screens(row)["edit"]).content.decode()

    def test_topics_count_by_the_texts_that_bear_them(self, newsroom: Newsroom):
        term, cluster = topic(None, "all"), newsroom.cluster
        page = make_article(cluster.column(cluster.fgw, "news"))
        page.topics.set([term])
        page.save()
        form = {"name_zh": "教育", "name_en": "Education", "parent": ""} | sharing(audience="all")
        answer = at_work(newsroom.portal_editor).post(screens(term)["edit"], form)
        assert "湖南省发展和改革委员会" in answer.content.decode()
        assert TopicTerm.objects.get().name_en == ""

    def test_the_part_of_a_department_without_site_is_its_own(self, newsroom: Newsroom):
        department, cluster = newsroom.cluster.bgt, newsroom.cluster
        row, admin = contact(department, "all"), make_user(department, "department_admin")
        home = department.root_page.get_children().get(slug="news")
        publish(home.specific, naming(row))
        seen = at_work(admin).get(screens(row)["edit"]).content.decode()
        assert department.short_zh in seen
        assert "confirmed_use" not in seen
        publish(cluster.column(cluster.portal, "news"), naming(row))
        assert "confirmed_use" in at_work(admin).get(screens(row)["edit"]).content.decode()

    def test_queries_do_not_grow_with_pages(self, newsroom: Newsroom, own):
        row, cluster = contact(own, "all"), newsroom.cluster
        counts = []
        for pages in (2, 18):
            for site in (cluster.fgw, cluster.jyt):
                publish(cluster.column(site, "news"), *(naming(row, title=f"{pages}-{n}") for n in range(pages)))
            browser = at_work(newsroom.department_admin)
            browser.get(screens(row)["edit"])
            with CaptureQueriesContext(connection) as queries:
                browser.get(screens(row)["edit"])
            counts.append(len(queries))
        assert counts[0] == counts[1]


def test_queries_of_a_list_do_not_grow_with_rows(newsroom: Newsroom, own, other):
    counts = []
    for number in (2, 18):
        for each in range(number):
            contact(own, [other], name=f"{number}-{each}")
        browser = at_work(newsroom.stranger)
        browser.get("/admin/contactpoint/")
        with CaptureQueriesContext(connection) as queries:
            browser.get("/admin/contactpoint/")
        counts.append(len(queries))
    assert counts[0] == counts[1]


class TestTopics:
    FORM = {"name_zh": "教育", "name_en": "", "parent": ""}

    def test_a_department_makes_its_own_beside_those_of_others(self, newsroom: Newsroom, own, other):
        topic(None, "all")
        topic(other)
        browser, form = at_work(newsroom.department_admin), self.FORM | sharing(owner=own)
        assert browser.post("/admin/topicterm/new/", form).status_code == 302
        answer = browser.post("/admin/topicterm/new/", form)
        assert "已有同名的主题。" in answer.content.decode()
        assert TopicTerm.objects.filter(department=own).count() == 1

    def test_a_topic_stands_below_one_that_may_be_used(self, newsroom: Newsroom, own, other):
        foreign, shared = topic(other, name_zh="高考"), topic(None, "all", name_zh="社会")
        browser, form = at_work(newsroom.department_admin), self.FORM | sharing(owner=own)
        answer = browser.post("/admin/topicterm/new/", form | {"parent": foreign.pk})
        assert "上级主题不存在，或没有共享给你的部门。" in answer.content.decode()
        assert "高考" not in browser.get("/admin/topicterm/new/").content.decode()
        assert browser.post("/admin/topicterm/new/", form | {"parent": shared.pk}).status_code == 302

    def test_a_topic_with_others_below_it_stays(self, newsroom: Newsroom, own):
        above = topic(own)
        topic(own, name_zh="高考", parent=above)
        answer = at_work(newsroom.department_admin).post(screens(above)["delete"], follow=True)
        assert "其他内容依赖它，不能删除。" in answer.content.decode()
        assert TopicTerm.objects.count() == 2
