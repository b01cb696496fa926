"""While somebody works, a role is taken away, an account disabled, a department closed: rights end, words do not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.contrib.auth import get_user_model

from cms.departments.service import revoke_role
from sites.actions import ArchiveSite, SuspendSite
from sites.organisation.acts import AbolishDepartment
from tests.factories.newsroom import Newsroom, article_form, at_work, fresh, write

if TYPE_CHECKING:
    from collections.abc import Callable

WORDS = "写了一个上午的新标题"


def archive(newsroom: Newsroom) -> None:
    ArchiveSite(newsroom.cluster.fgw, by=None, reason="机构撤销").perform()


def abolish(newsroom: Newsroom) -> None:
    AbolishDepartment(newsroom.cluster.fgw.department, by=None, reason="机构撤销").perform()


def dismiss(newsroom: Newsroom) -> None:
    revoke_role(newsroom.editor, "editor", newsroom.cluster.fgw.department)


CLOSED: dict[str, tuple[Callable[[Newsroom], None], str]] = {
    "site archived": (archive, "这个网站已经归档"),
    "department abolished": (abolish, "这个部门已经撤并"),
    "role taken away": (dismiss, "您的角色刚刚被调整"),
}


@pytest.mark.parametrize("case", CLOSED)
def test_a_text_sent_too_late_is_given_back_with_the_reason(newsroom: Newsroom, case: str) -> None:
    page, browser = write(newsroom.editor, newsroom.column, "旧标题"), at_work(newsroom.editor)
    close, reason = CLOSED[case]
    close(newsroom)
    answer = browser.post(f"/admin/pages/{page.pk}/edit/", article_form(WORDS, summary="一句摘要"))
    said = answer.content.decode()
    assert answer.status_code == 403
    assert "no-store" in answer["Cache-Control"]
    for words in (reason, WORDS, "一句摘要", "正文。"):
        assert words in said
    assert fresh(page).get_latest_revision_as_object().title == "旧标题"


@pytest.mark.parametrize("case", CLOSED)
def test_a_form_that_saves_itself_is_told(newsroom: Newsroom, case: str) -> None:
    page, browser = write(newsroom.editor, newsroom.column, "旧标题"), at_work(newsroom.editor)
    CLOSED[case][0](newsroom)
    headers = {"accept": "application/json"}
    answer = browser.post(f"/admin/pages/{page.pk}/edit/", article_form(WORDS), headers=headers)
    assert answer.json()["success"] is False
    assert CLOSED[case][1] in answer.json()["error_message"]
    assert fresh(page).get_latest_revision_as_object().title == "旧标题"


@pytest.mark.parametrize("case", CLOSED)
def test_a_new_text_as_well(newsroom: Newsroom, case: str) -> None:
    browser = at_work(newsroom.editor)
    CLOSED[case][0](newsroom)
    address = f"/admin/pages/add/content/articlepage/{newsroom.column.pk}/"
    said = browser.post(address, article_form(WORDS)).content.decode()
    assert CLOSED[case][1] in said
    assert WORDS in said


def test_what_was_saved_before_stays(newsroom: Newsroom) -> None:
    page = write(newsroom.editor, newsroom.column, "已保存的草稿")
    abolish(newsroom)
    assert fresh(page).get_latest_revision_as_object().title == "已保存的草稿"


def test_a_suspended_site_takes_drafts_as_before(newsroom: Newsroom) -> None:
    page, browser = write(newsroom.editor, newsroom.column), at_work(newsroom.editor)
    SuspendSite(newsroom.cluster.fgw, by=None, reason="系统升级").perform()
    assert browser.post(f"/admin/pages/{page.pk}/edit/", article_form(WORDS)).status_code == 302
    assert fresh(page).get_latest_revision_as_object().title == WORDS


def test_what_comes_back_names_nothing_of_others(newsroom: Newsroom) -> None:
    column = newsroom.cluster.column(newsroom.cluster.jyt, "news")
    secret = write(newsroom.stranger, column, "别处的秘密")
    said = at_work(newsroom.editor).post(f"/admin/pages/{secret.pk}/edit/", article_form(WORDS)).content.decode()
    assert WORDS in said
    assert "别处的秘密" not in said
    assert "湖南省教育厅" not in said


def test_what_comes_back_is_text_and_no_markup(newsroom: Newsroom) -> None:
    browser = at_work(newsroom.editor)
    dismiss(newsroom)
    address = f"/admin/pages/add/content/articlepage/{newsroom.column.pk}/"
    said = browser.post(address, article_form("</textarea><script>x()</script>")).content.decode()
    assert "<script>x()" not in said


SCREENS = ("/admin/", "/admin/pages/{page}/edit/", "/admin/images/", "/admin/account/", "/admin/api/main/pages/")


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("method", ["get", "post"])
def test_who_is_disabled_is_out_at_the_next_request(newsroom: Newsroom, screen: str, method: str) -> None:
    page, browser = write(newsroom.editor, newsroom.column, "旧标题"), at_work(newsroom.editor)
    address = screen.format(page=page.pk)
    assert browser.get(address).status_code == 200
    at_work(newsroom.department_admin).post(f"/admin/users/edit/{newsroom.editor.pk}/", disabling(newsroom))
    assert not get_user_model().objects.get(pk=newsroom.editor.pk).is_active
    answer = getattr(browser, method)(address, article_form("改了") if method == "post" else {})
    assert answer.status_code in {302, 401, 403}
    assert answer.status_code != 302 or "/login/" in answer["Location"]
    assert "旧标题" not in answer.content.decode()
    assert fresh(page).get_latest_revision_as_object().title == "旧标题"


def disabling(newsroom: Newsroom) -> dict[str, Any]:
    """The form of the editor without the mark of an account in use."""
    person = newsroom.editor
    return {"username": person.username, "email": person.email, "full_name": "某某", "phone": "",
            "groups": [group.pk for group in person.groups.all()]}  # fmt: skip


def test_who_is_enabled_again_signs_in_anew(newsroom: Newsroom) -> None:
    browser = at_work(newsroom.editor)
    get_user_model().objects.filter(pk=newsroom.editor.pk).update(is_active=False)
    assert browser.get("/admin/").status_code == 302
    assert "/login/" in browser.get("/admin/")["Location"]
