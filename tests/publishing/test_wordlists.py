"""Word lists: what they find, whose drafts they are for, and how words come into them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import ModelLogEntry

from cms.core.audit.models import Event
from cms.core.records import DataFault
from cms.publishing.models import Word, WordList
from cms.publishing.wordlists import service
from cms.publishing.wordlists.selectors import findings
from cms.publishing.wordlists.service import ensure_platform_words, pasted_words
from tests.factories.departments import make_department
from tests.factories.newsroom import Newsroom, at_work, edit, write
from tests.factories.shared import sharing, word_list

if TYPE_CHECKING:
    from pathlib import Path

    from cms.departments.models import Department

pytestmark = pytest.mark.django_db


@pytest.fixture
def department() -> Department:
    return make_department("own")


def wrong(text: str, department: Department | None) -> list[str]:
    return [each.wrong for each in findings(text, department)]


class TestFindings:
    def test_words_with_their_places(self, department: Department):
        rows = word_list(department, words={"布署": "部署", "帐号": "账号"})
        rows.words.filter(wrong="布署").update(severity="block", note="别字")
        first, second = findings("全省统一布署，开通帐号。", department)
        assert (first.wrong, first.right, first.severity, first.note, first.start) == (
            "布署",
            "部署",
            "block",
            "别字",
            4,
        )
        assert (first.before, first.after) == ("全省统一", "，开通帐号。")
        assert (second.right, second.severity) == ("账号", "warn")

    def test_each_time_and_in_order(self, department: Department):
        word_list(department, words={"帐号": "账号", "登陆": "登录"})
        assert wrong("登陆帐号，再登陆", department) == ["登陆", "帐号", "登陆"]

    def test_nothing_in_a_right_text_nor_in_none(self, department: Department):
        word_list(department, words={"布署": "部署"})
        assert findings("统一部署。", department) == findings("", department) == []

    def test_excerpts_are_short(self, department: Department):
        word_list(department, words={"布署": "部署"})
        (found,) = findings("前" * 40 + "布署" + "后" * 40, department)
        assert (found.before, found.after) == ("前" * 12, "后" * 12)

    def test_of_two_words_at_one_place_the_longer_counts(self, department: Department):
        word_list(department, words={"帐号": "账号", "帐号簿": "账簿"})
        assert wrong("帐号簿", department) == ["帐号簿"]

    def test_unless_is_no_mistake_where_it_stands(self, department: Department):
        rows = word_list(department, words={"布署": "部署"})
        rows.words.update(unless="公布署\n发布署")
        assert wrong("公布署名，又布署", department) == ["布署"]
        assert findings("公布署名，又布署", department)[0].start == 6

    def test_an_exception_of_one_word_is_none_of_another(self, department: Department):
        rows = word_list(department, words={"布署": "部署", "公布署": "公布"})
        rows.words.filter(wrong="布署").update(unless="公布署")
        assert wrong("公布署", department) == ["公布署"]

    def test_lists_of_the_department_and_shared_ones(self, department: Department):
        other = make_department("other")
        word_list(department, words={"甲甲": "甲"})
        word_list(other, words={"乙乙": "乙"})
        word_list(other, [department], words={"丙丙": "丙"})
        word_list(None, "all", words={"丁丁": "丁"})
        word_list(department, words={"戊戊": "戊"}, active=False)
        assert wrong("甲甲乙乙丙丙丁丁戊戊", department) == ["甲甲", "丙丙", "丁丁"]
        assert wrong("甲甲乙乙丙丙丁丁戊戊", None) == ["丁丁"]

    def test_the_department_has_the_word_over_the_platform(self, department: Department):
        word_list(None, "all", words={"帐号": "账号"})
        word_list(department, words={"帐号": "户名"})
        assert [each.right for each in findings("帐号", department)] == ["户名"]

    @pytest.mark.parametrize("number", [2, 20])
    def test_one_query_however_many_lists(self, department: Department, django_assert_num_queries, number: int):
        for each in range(number):
            word_list(department, words={f"错{each}字{word}": "对" for word in range(number)})
        with django_assert_num_queries(1):
            assert len(findings("错0字0。错1字1", department)) == 2


class TestStart:
    def test_the_platform_starts_with_a_list_for_everybody(self, department: Department):
        rows = ensure_platform_words()
        assert (rows.department, rows.audience, rows.words.count() > 200) == (None, "all", True)
        assert wrong("统一布署", department) == ["布署"]
        assert wrong("公布署名", department) == []

    def test_made_once_and_then_left_to_its_keepers(self):
        rows = ensure_platform_words()
        rows.words.exclude(wrong="布署").delete()
        rows.words.update(right="分派")
        assert ensure_platform_words() == rows
        assert [word.right for word in Word.objects.all()] == ["分派"]

    @pytest.mark.parametrize(
        "entry",
        ["wrong: 甲\n  severity: warn", "wrong: 甲\n  right: 乙\n  severity: loud", "wrong: 甲\n  right: 乙\n  x: 1"],
    )
    def test_wrong_data_is_refused(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, entry: str):
        (tmp_path / "words.yaml").write_text(f"words:\n- {entry}\n", encoding="utf-8")
        monkeypatch.setattr(service, "WORDS", tmp_path / "words.yaml")
        with pytest.raises(DataFault):
            ensure_platform_words()
        assert not WordList.objects.exists()


class TestPaste:
    def test_lines(self, department: Department):
        rows = word_list(department)
        pasted = pasted_words(rows, "布署,部署\n\n 帐号 ， 账号 \n登陆\t登录\n既使\n布署,安排\n", "block")
        assert [(word.wrong, word.right, word.severity) for word in pasted.words] == [
            ("布署", "安排", "block"), ("帐号", "账号", "block"), ("登陆", "登录", "block"), ("既使", "", "block"),
        ]  # fmt: skip
        assert pasted.problems == ()

    @pytest.mark.parametrize("line", [",部署", "部署,部署", "长" * 41 + ",短"])
    def test_lines_that_are_no_words_are_named(self, department: Department, line: str):
        pasted = pasted_words(word_list(department), f"布署,部署\n{line}", "warn")
        assert len(pasted.words) == 1
        (problem,) = pasted.problems
        assert problem.startswith("第 2 行")

    def test_a_word_stands_once_in_a_list(self, department: Department):
        rows = word_list(department, words={"布署": "部署"})
        with pytest.raises(IntegrityError):
            Word.objects.create(word_list=rows, wrong="布署", right="分派")


class TestScreens:
    def test_many_words_at_once(self, newsroom: Newsroom):
        rows = word_list(newsroom.cluster.fgw.department, words={"布署": "旧"})
        browser, address = at_work(newsroom.department_admin), f"/admin/wordlist/paste/{rows.pk}/"
        assert browser.get(address).status_code == 200
        refused = browser.post(address, {"lines": "帐号,账号\n错,错", "severity": "warn"}).content.decode()
        assert "第 2 行“错,错”：错误写法和正确写法不能相同。" in refused
        assert rows.words.count() == 1
        done = browser.post(address, {"lines": "帐号,账号\n布署,部署", "severity": "block"}, follow=True)
        assert "新增 1 个用词，更新 1 个。" in done.content.decode()
        assert sorted(rows.words.values_list("wrong", "right", "severity")) == [
            ("布署", "部署", "block"), ("帐号", "账号", "block"),
        ]  # fmt: skip
        assert ModelLogEntry.objects.filter(object_id=str(rows.pk), action=service.PASTE).count() == 1
        assert Event.objects.filter(action=service.PASTE, department_id=rows.department_id).count() == 1

    def test_readers_read_words_and_add_none(self, newsroom: Newsroom):
        rows = word_list(None, "all", words={"布署": "部署"})
        word = rows.words.get()
        browser = at_work(newsroom.department_admin)
        listed = browser.get(f"/admin/word/?word_list={rows.pk}").content.decode()
        assert "布署" in listed
        assert f"/admin/word/edit/{word.pk}/" not in listed
        assert browser.get("/admin/word/?q=布").content.decode().count("部署") > 0
        for address in (
            f"/admin/wordlist/paste/{rows.pk}/",
            f"/admin/word/edit/{word.pk}/",
            f"/admin/word/delete/{word.pk}/",
        ):
            browser.post(
                address, {"lines": "甲,乙", "severity": "warn", "confirmed_use": "on", "wrong": "改", "right": "了"}
            )
        assert [(each.wrong, each.right) for each in Word.objects.all()] == [("布署", "部署")]

    def test_words_of_others_are_not_seen(self, newsroom: Newsroom):
        rows = word_list(newsroom.cluster.jyt.department, words={"密密": "秘密"})
        browser = at_work(newsroom.department_admin)
        for address in ("/admin/word/", "/admin/wordlist/", f"/admin/word/?word_list={rows.pk}"):
            assert "密密" not in browser.get(address).content.decode()

    def test_a_word_goes_into_lists_that_one_may_change(self, newsroom: Newsroom):
        own, foreign = word_list(newsroom.cluster.fgw.department), word_list(None, "all", name="平台")
        browser = at_work(newsroom.department_admin)
        form = {"wrong": "布署", "right": "部署", "unless": "", "severity": "warn", "note": "", "confirmed_use": "on"}
        answer = browser.post("/admin/word/new/", form | {"word_list": foreign.pk})
        assert "你不能修改这个词表。" in answer.content.decode()
        assert browser.post("/admin/word/new/", form | {"word_list": own.pk}).status_code == 302
        assert Word.objects.get().word_list == own

    def test_a_list_that_works_for_others_asks(self, newsroom: Newsroom):
        department = newsroom.cluster.fgw.department
        rows = word_list(department, "all", words={"布署": "旧"})
        browser, word = at_work(newsroom.department_admin), rows.words.get()
        form = {"wrong": "布署", "right": "部署", "unless": "", "severity": "warn", "note": "", "word_list": rows.pk}
        acts = {
            f"/admin/word/edit/{word.pk}/": form,
            f"/admin/word/delete/{word.pk}/": {},
            f"/admin/wordlist/paste/{rows.pk}/": {"lines": "帐号,账号", "severity": "warn"},
            f"/admin/wordlist/edit/{rows.pk}/": {"name": "新", "note": "", "active": "on"} | sharing(owner=department),
            f"/admin/wordlist/delete/{rows.pk}/": {},
        }
        for address, values in acts.items():
            assert "湖南省教育厅" in browser.get(address).content.decode(), address
            assert "我已了解" in browser.post(address, values).content.decode(), address
        assert [(each.wrong, each.right) for each in Word.objects.all()] == [("布署", "旧")]
        assert browser.post(f"/admin/word/edit/{word.pk}/", form | {"confirmed_use": "on"}).status_code == 302
        assert Word.objects.get().right == "部署"

    def test_queries_of_the_list_do_not_grow(self, newsroom: Newsroom, django_assert_max_num_queries):
        department = newsroom.cluster.fgw.department
        browser = at_work(newsroom.department_admin)
        for each in range(20):
            word_list(department, "all", {f"错{each}": "对"}, name=f"词表{each}")
        browser.get("/admin/word/")
        with django_assert_max_num_queries(30):
            browser.get("/admin/word/")
        with django_assert_max_num_queries(30):
            browser.get("/admin/wordlist/")


class TestPanel:
    """用词 in the form of a page."""

    def test_findings_of_the_saved_draft_with_their_places(self, newsroom: Newsroom):
        rows = word_list(newsroom.cluster.fgw.department, words={"布署": "部署", "正文": "内文"})
        rows.words.filter(wrong="布署").update(severity="block")
        page = write(newsroom.editor, newsroom.column, "关于布署工作的通知")
        seen = at_work(newsroom.editor).get(f"/admin/pages/{page.pk}/edit/").content.decode()
        assert "关于<mark>布署</mark>工作的通知" in seen
        assert "正文第 1 块“文字”" in seen
        assert "必须改正" in seen
        edit(newsroom.editor, page, "关于部署工作的通知")
        seen = at_work(newsroom.editor).get(f"/admin/pages/{page.pk}/edit/").content.decode()
        assert "<mark>布署</mark>" not in seen
        assert "<mark>正文</mark>" in seen

    def test_an_excerpt_stays_in_its_field(self, newsroom: Newsroom):
        word_list(newsroom.cluster.fgw.department, words={"布署": "部署", "0001": "一"})
        page = write(newsroom.editor, newsroom.column, "布署", subtitle="副题")
        seen = at_work(newsroom.editor).get(f"/admin/pages/{page.pk}/edit/").content.decode()
        found = re.findall(r"<small>(.*?)<mark>(.*?)</mark>(.*?)</small>", seen, re.DOTALL)
        assert [(before.strip(), word, after.strip()) for before, word, after in found] == [("", "布署", "")]

    @pytest.mark.parametrize("number", [2, 20])
    def test_queries_do_not_grow_with_words(self, newsroom: Newsroom, number: int):
        word_list(newsroom.cluster.fgw.department, words={f"错{each}字": "对" for each in range(number)})
        page = write(newsroom.editor, newsroom.column, "、".join(f"错{each}字" for each in range(number)))
        browser = at_work(newsroom.editor)
        browser.get(f"/admin/pages/{page.pk}/edit/")
        with CaptureQueriesContext(connection) as queries:
            seen = browser.get(f"/admin/pages/{page.pk}/edit/").content.decode()
        assert seen.count("<mark>") == number
        assert len([each for each in queries if "publishing_word" in each["sql"]]) == 1

    def test_lists_of_the_department_of_the_page(self, newsroom: Newsroom):
        word_list(newsroom.cluster.jyt.department, words={"布署": "部署"})
        page = write(newsroom.editor, newsroom.column, "关于布署工作的通知")
        assert "<mark>" not in at_work(newsroom.editor).get(f"/admin/pages/{page.pk}/edit/").content.decode()

    def test_many_findings_are_counted(self, newsroom: Newsroom):
        word_list(newsroom.cluster.fgw.department, words={"错": "对"})
        page = write(newsroom.editor, newsroom.column, "错" * 25)
        seen = at_work(newsroom.editor).get(f"/admin/pages/{page.pk}/edit/").content.decode()
        assert seen.count("<mark>") == 20
        assert "另有 5 处" in seen

    def test_a_new_page_has_none(self, newsroom: Newsroom):
        word_list(newsroom.cluster.fgw.department, words={"错": "对"})
        seen = at_work(newsroom.editor).get(f"/admin/pages/add/content/articlepage/{newsroom.column.pk}/")
        assert "words-found" not in seen.content.decode()
