"""What a page may name of shared things: what is owned by or shared with its department, asked on the server as well."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from wagtail.test.utils.form_data import streamfield

from cms.content.models import ArticlePage
from tests.factories.content import make_article, renew
from tests.factories.newsroom import Newsroom, article_form, at_work, edit, fresh, write
from tests.factories.shared import contact, page_template, topic
from tests.factories.users import make_user

from .conftest import Get

if TYPE_CHECKING:
    from cms.content.models import ContactPoint, TopicTerm
    from cms.departments.models import Department

UNSHARED, NO_TOPIC = "引用的联系点没有共享给这个部门，请重新选择。", "主题不存在，或没有共享给这个部门。"
CHOOSER = "/admin/contact-chooser/"


@pytest.fixture
def own(newsroom: Newsroom) -> Department:
    return newsroom.cluster.fgw.department


@pytest.fixture
def other(newsroom: Newsroom) -> Department:
    return newsroom.cluster.jyt.department


def body(row: ContactPoint) -> Any:
    return streamfield([("contact", str(row.pk))])


class TestContacts:
    def test_a_text_names_own_and_shared_ones(self, newsroom: Newsroom, own, other):
        for row in (contact(own), contact(other, [own]), contact(other, "all"), contact(None, "all")):
            page = write(newsroom.editor, newsroom.column, body=body(row))
            assert page.body[0].value == row

    @pytest.mark.parametrize("who", ["editor", "department_admin", "superuser"])
    def test_a_text_names_no_other(self, newsroom: Newsroom, other, who: str):
        author, row = getattr(newsroom, who), contact(other)
        form = article_form("新的", body=body(row))
        answer = at_work(author).post(f"/admin/pages/add/content/articlepage/{newsroom.column.pk}/", form)
        assert UNSHARED in answer.content.decode()
        assert not ArticlePage.objects.filter(title="新的").exists()
        page = write(author, newsroom.column)
        assert UNSHARED in edit(author, page, body=body(row)).content.decode()

    def test_the_page_decides_and_not_the_person(self, newsroom: Newsroom, own, other):
        both = make_user(own, "editor")
        both.memberships.create(department=other, role="editor")
        answer = edit(both, write(newsroom.editor, newsroom.column), body=body(contact(other)))
        assert UNSHARED in answer.content.decode()

    def test_what_stood_there_may_stay(self, newsroom: Newsroom, own, other):
        row = contact(other, [own])
        page = write(newsroom.editor, newsroom.column, body=body(row))
        row.audience_departments.clear()
        assert edit(newsroom.editor, page, "改标题", body=body(row)).status_code == 302

    def test_the_window_lists_what_the_page_may_name(self, newsroom: Newsroom, own, other):
        rows = [
            contact(own, name="本部门窗口"), contact(other, [own], name="共享窗口"), contact(other, name="内部窗口"),
            contact(None, "all", name="政务热线"),
        ]  # fmt: skip
        browser = at_work(newsroom.editor)
        window = browser.get(CHOOSER, {"department": own.pk}).json()["html"]
        results = browser.get(f"{CHOOSER}results/", {"department": own.pk}).content.decode()
        for seen in (window, results):
            assert [row.name in seen for row in rows] == [True, True, False, True]
        found = browser.get(f"{CHOOSER}results/", {"department": own.pk, "q": "热线"}).content.decode()
        assert [row.name in found for row in rows] == [False, False, False, True]

    def test_somebody_of_two_departments_meets_no_sum(self, newsroom: Newsroom, own, other):
        both = make_user(own, "editor")
        both.memberships.create(department=other, role="editor")
        mine, theirs = contact(own, name="本部门窗口"), contact(other, name="内部窗口")
        seen = at_work(both).get(CHOOSER, {"department": own.pk}).json()["html"]
        assert [row.name in seen for row in (mine, theirs)] == [True, False]
        at_platform = at_work(both).get(CHOOSER, {"department": "platform"}).json()["html"]
        assert [row.name in at_platform for row in (mine, theirs)] == [False, False]

    def test_the_form_names_its_department_to_the_window(self, newsroom: Newsroom, own):
        page = write(newsroom.editor, newsroom.column)
        field = 'id="id_department_of_choices" value="{}"'
        assert field.format(own.pk) in at_work(newsroom.editor).get(f"/admin/pages/{page.pk}/edit/").content.decode()
        column = newsroom.cluster.column(newsroom.cluster.portal, "news")
        new = at_work(newsroom.portal_editor).get(f"/admin/pages/add/content/articlepage/{column.pk}/")
        assert field.format("platform") in new.content.decode()

    def test_no_other_is_chosen_by_its_number(self, newsroom: Newsroom, own, other):
        browser, foreign, mine = at_work(newsroom.editor), contact(other, name="内部窗口"), contact(own)
        assert browser.get(f"{CHOOSER}chosen/{foreign.pk}/").status_code == 404
        assert browser.get(f"{CHOOSER}chosen/x/").status_code == 404
        assert browser.get(f"{CHOOSER}chosen/{mine.pk}/").status_code == 200
        many = browser.get(f"{CHOOSER}chosen-multiple/", {"id": [foreign.pk, mine.pk, "x"], "multiple": "1"})
        assert [each["id"] for each in many.json()["result"]] == [str(mine.pk)]

    def test_readers_see_the_directory_as_it_is_now(self, newsroom: Newsroom, own, get: Get):
        row = contact(own, name="受理窗口", name_en="Desk", address="韶山路1号", hours="9:00—17:00")
        block = [{"type": "contact", "value": row.pk, "id": "c1"}]
        page = make_article(newsroom.column, body=block)
        english = make_article(newsroom.cluster.column(newsroom.cluster.english, "news"), body=block)
        seen = get(f"/news/{page.slug}/", "fgw.localhost").content.decode()
        assert all(words in seen for words in ("受理窗口", "电话：0731-12345", "地址：韶山路1号", "9:00—17:00"))
        abroad = get(f"/news/{english.slug}/", "en.localhost").content.decode()
        assert "Desk" in abroad
        assert "韶山路" not in abroad
        row.phone = "0731-99999"
        row.save()
        renew()
        assert "0731-99999" in get(f"/news/{page.slug}/", "fgw.localhost").content.decode()
        row.delete()
        renew()
        assert "受理窗口" not in get(f"/news/{page.slug}/", "fgw.localhost").content.decode()


class TestTopics:
    @pytest.fixture
    def page(self, newsroom: Newsroom) -> ArticlePage:
        return write(newsroom.editor, newsroom.column)

    def bearing(self, newsroom: Newsroom, page: ArticlePage, *rows: TopicTerm) -> Any:
        form = article_form("改标题") | {"topics": [row.pk for row in rows]}
        return at_work(newsroom.editor).post(f"/admin/pages/{page.pk}/edit/", form)

    def test_a_text_bears_own_and_shared_ones(self, newsroom: Newsroom, page: ArticlePage, own, other):
        rows = [topic(own), topic(other, [own], name_zh="高考"), topic(None, "all", name_zh="社会")]
        assert self.bearing(newsroom, page, *rows).status_code == 302
        assert set(fresh(page).get_latest_revision_as_object().topics.all()) == set(rows)

    def test_a_text_bears_no_other(self, newsroom: Newsroom, page: ArticlePage, other):
        row = topic(other, name_zh="高考")
        topic(None, "all")
        seen = at_work(newsroom.editor).get(f"/admin/pages/{page.pk}/edit/").content.decode()
        assert ("教育" in seen, "高考" in seen) == (True, False)
        assert NO_TOPIC in self.bearing(newsroom, page, row).content.decode()
        assert fresh(page).latest_revision_id == page.latest_revision_id

    def test_what_stood_there_may_stay(self, newsroom: Newsroom, page: ArticlePage, own, other):
        row = topic(other, [own])
        assert self.bearing(newsroom, page, row).status_code == 302
        row.audience_departments.clear()
        assert self.bearing(newsroom, page, row).status_code == 302

    def test_readers_see_them_in_their_language(self, newsroom: Newsroom, get: Get):
        rows = [topic(name_en="Education"), topic(name_zh="社会")]
        hosts = {
            "fgw.localhost": newsroom.column,
            "en.localhost": newsroom.cluster.column(newsroom.cluster.english, "news"),
        }
        seen = {}
        for host, column in hosts.items():
            page = make_article(column)
            page.topics.set(rows)
            page.save()
            renew()
            seen[host] = get(f"/news/{page.slug}/", host).content.decode()
        assert "主题：教育、社会" in seen["fgw.localhost"]
        assert "Education" in seen["en.localhost"]
        assert "社会" not in seen["en.localhost"]

    def test_versions_are_compared(self, newsroom: Newsroom, page: ArticlePage, own):
        self.bearing(newsroom, page, topic(own))
        first, last = fresh(page).revisions.order_by("pk")[0], fresh(page).latest_revision
        address = f"/admin/pages/{page.pk}/revisions/compare/{first.pk}...{last.pk}/"
        seen = at_work(newsroom.editor).get(address)
        assert seen.status_code == 200
        assert "教育" in seen.content.decode()

    def test_without_any_the_form_does_not_ask(self, newsroom: Newsroom, page: ArticlePage):
        assert 'name="topics"' not in at_work(newsroom.editor).get(f"/admin/pages/{page.pk}/edit/").content.decode()


class TestTemplates:
    """从模板开始."""

    @pytest.fixture
    def new(self, newsroom: Newsroom) -> str:
        return f"/admin/pages/add/content/articlepage/{newsroom.column.pk}/"

    def test_the_form_offers_those_of_the_department_and_shared_ones(self, newsroom: Newsroom, own, other, new: str):
        rows = [
            page_template(own, name="本部门模板"), page_template(None, "all", name="平台模板"),
            page_template(other, name="内部模板"),
        ]  # fmt: skip
        seen = at_work(newsroom.editor).get(new).content.decode()
        assert [f"?template={row.pk}" in seen for row in rows] == [True, True, False]
        assert "内部模板" not in seen
        page = write(newsroom.editor, newsroom.column)
        assert "?template=" not in at_work(newsroom.editor).get(f"/admin/pages/{page.pk}/edit/").content.decode()

    def test_it_fills_the_form_and_saves_nothing(self, newsroom: Newsroom, own, new: str, freezer_date: str):
        row = page_template(
            own, title="{年}年{月}月{日}日通知", summary="一句话", elements=[{"type": "row", "value": {"label": "要素甲", "value": "值乙"}}],
            body=[{"type": "paragraph", "value": "<p>模板正文</p>"}],
        )  # fmt: skip
        before = ArticlePage.objects.count()
        form = at_work(newsroom.editor).get(new, {"template": row.pk})
        page = form.context["form"].instance
        assert (page.title, page.summary) == (freezer_date, "一句话")
        assert "模板正文" in str(page.body)
        assert page.elements[0].value["label"] == "要素甲"
        assert ArticlePage.objects.count() == before

    @pytest.mark.parametrize("named", ["foreign", "0", "x", "99999999999999999999"])
    def test_another_is_refused_in_words(self, newsroom: Newsroom, other, new: str, named: str):
        foreign = page_template(other, title="内部标题")
        key = str(foreign.pk) if named == "foreign" else named
        answer = at_work(newsroom.editor).get(new, {"template": key}, follow=True)
        assert "这个模板不存在，或没有共享给这个栏目的部门。" in answer.content.decode()
        assert "内部标题" not in answer.content.decode()

    def test_what_the_author_may_not_name_is_left_out(self, newsroom: Newsroom, own, other, new: str):
        hidden, shown = contact(other, name="内部窗口"), contact(other, "all", name="共享窗口")
        row = page_template(
            other, "all", body=[{"type": "contact", "value": each.pk, "id": str(each.pk)} for each in (hidden, shown)]
        )
        page = at_work(newsroom.editor).get(new, {"template": row.pk}).context["form"].instance
        assert [block.value for block in page.body] == [shown]

    def test_a_template_itself_names_nothing_of_others(self, newsroom: Newsroom, own, other):
        form = {
            "name": "新模板", "note": "", "kind": "content.articlepage", "title": "", "summary": "", "department": own.pk,
            "audience": "none", **article_form(body=body(contact(other))),
        }  # fmt: skip
        answer = at_work(newsroom.department_admin).post("/admin/pagetemplate/new/", form | {"title": "题"})
        assert UNSHARED in answer.content.decode()
        foreign = make_article(newsroom.cluster.column(newsroom.cluster.jyt, "news"))
        links = streamfield([("links", {"items": streamfield_list(foreign.pk)})])
        answer = at_work(newsroom.department_admin).post("/admin/pagetemplate/new/", form | article_form(body=links))
        assert "模板引用了你的部门以外的页面、图片或文件，请重新选择。" in answer.content.decode()


def streamfield_list(page_id: int) -> dict[str, Any]:
    """A list of one link to a page, as a form sends it."""
    return {"count": 1, "0": {"order": 0, "deleted": "", "value": {"title": "见此", "page": page_id, "url": ""}}}


@pytest.fixture
def freezer_date(monkeypatch: pytest.MonkeyPatch) -> str:
    """The third of January 2027, as titles have it."""
    from datetime import date

    monkeypatch.setattr("cms.content.models.page_templates.timezone.localdate", lambda: date(2027, 1, 3))
    return "2027年1月3日通知"
