"""Who is told about reviews."""

from __future__ import annotations

from django.core import mail

from tests.factories.departments import make_department
from tests.factories.newsroom import Newsroom, edit, review, submit, write


def sent() -> dict[str, str]:
    """Letters by receiver: subject and text."""
    letters = {letter.to[0].partition("@")[0]: f"{letter.subject}\n{letter.body}" for letter in mail.outbox}
    assert len(letters) == len(mail.outbox)
    mail.outbox.clear()
    return letters


def test_reviewers_of_the_department_are_told_of_a_submission(newsroom: Newsroom):
    page = write(newsroom.editor, newsroom.column)
    submit(newsroom.editor, page)
    letters = sent()
    assert set(letters) == {"reviewer", "second-reviewer"}
    assert letters["reviewer"].startswith("待审核：通知\n")
    assert f"/admin/pages/{page.pk}/edit/" in letters["reviewer"]


def test_a_reviewer_who_submits_is_not_told(newsroom: Newsroom):
    page = write(newsroom.reviewer, newsroom.column)
    submit(newsroom.reviewer, page)
    assert set(sent()) == {"second-reviewer"}


def test_the_author_is_told_of_approval_and_return(newsroom: Newsroom):
    page = write(newsroom.editor, newsroom.column)
    submit(newsroom.editor, page)
    sent()
    review(newsroom.reviewer, page, "reject", "请补充联系电话")
    letters = sent()
    assert set(letters) == {"editor"}
    assert letters["editor"].startswith("已退回：通知\n")
    assert "理由：请补充联系电话" in letters["editor"]
    submit(newsroom.editor, page)
    assert set(sent()) == {"reviewer", "second-reviewer"}
    review(newsroom.reviewer, page)
    letters = sent()
    assert letters["editor"].startswith("已通过：通知\n")
    assert "http://fgw.localhost/news/" in letters["editor"]


def test_a_change_during_the_review_sends_no_second_letter(newsroom: Newsroom):
    page = write(newsroom.editor, newsroom.column)
    submit(newsroom.editor, page)
    sent()
    edit(newsroom.reviewer, page, "改过")
    assert sent() == {}


def test_the_platform_is_told_of_its_own_trees_and_where_nobody_reviews(newsroom: Newsroom):
    page = write(newsroom.portal_editor, newsroom.cluster.column(newsroom.cluster.portal, "news"))
    submit(newsroom.portal_editor, page)
    assert set(sent()) == {"portal-reviewer"}
    lonely = make_department("lonely")
    lonely.root_page = newsroom.cluster.column(newsroom.cluster.portal, "notices").page_ptr
    lonely.save()
    page = write(newsroom.portal_editor, newsroom.cluster.column(newsroom.cluster.portal, "notices"))
    submit(newsroom.portal_editor, page)
    assert set(sent()) == {"portal-reviewer"}
