"""Nothing goes live but by the review of somebody else, whatever way is tried."""

from __future__ import annotations

import json

import pytest
from django.core.exceptions import PermissionDenied
from wagtail.models import Revision, TaskState
from wagtail.test.utils.form_data import rich_text, streamfield

from tests.factories.newsroom import Newsroom, at_work, edit, fresh, review, submit, write

#: A body that a form sends back as it got it.
NO_BODY = streamfield([])
#: Everybody who can open the edit form of a text in the department.
AUTHORS = ("editor", "reviewer", "department_admin", "superuser")


def titles(page) -> str:
    return fresh(page).title if fresh(page).live else ""


def test_a_text_goes_live_by_the_review_of_somebody_else(newsroom: Newsroom):
    page = write(newsroom.editor, newsroom.column)
    submit(newsroom.editor, page)
    assert not fresh(page).live
    response = review(newsroom.reviewer, page)
    assert response.status_code == 302
    assert fresh(page).live


@pytest.mark.parametrize("who", AUTHORS)
def test_nobody_publishes_as_they_write(newsroom: Newsroom, who: str):
    author = getattr(newsroom, who)
    page = write(author, newsroom.column, **{"action-publish": "1"})
    assert not fresh(page).live
    assert fresh(page).latest_revision is not None


@pytest.mark.parametrize("who", AUTHORS)
def test_nobody_publishes_from_the_edit_form(newsroom: Newsroom, who: str):
    page = write(newsroom.editor, newsroom.column)
    author = getattr(newsroom, who)
    edit(author, page, **{"action-publish": "1"})
    assert not fresh(page).live
    assert "action-publish" not in at_work(author).get(f"/admin/pages/{page.pk}/edit/").content.decode()


@pytest.mark.parametrize("who", AUTHORS)
def test_nobody_publishes_in_bulk(newsroom: Newsroom, who: str):
    page = write(newsroom.editor, newsroom.column)
    column = newsroom.column
    for target in (page, column):
        at_work(getattr(newsroom, who)).post(
            f"/admin/bulk/wagtailcore/page/publish/?id={target.pk}", {"include_descendants": "on"}
        )
    assert not fresh(page).live


@pytest.mark.parametrize("who", [*AUTHORS, None])
def test_nobody_publishes_by_calling_it(newsroom: Newsroom, who: str | None):
    page = write(newsroom.editor, newsroom.column)
    with pytest.raises(PermissionDenied):
        fresh(page).latest_revision.publish(user=getattr(newsroom, who) if who else None)
    with pytest.raises(PermissionDenied):
        fresh(page).latest_revision.publish(user=newsroom.superuser, skip_permission_checks=True)
    assert not fresh(page).live


@pytest.mark.parametrize("who", ["editor", "stranger", "strange_reviewer", "department_admin", "portal_editor"])
def test_only_reviewers_of_the_place_review(newsroom: Newsroom, who: str):
    page = write(newsroom.editor, newsroom.column)
    submit(newsroom.editor, page)
    review(getattr(newsroom, who), page)
    review(getattr(newsroom, who), page, "reject", "不行")
    assert not fresh(page).live
    assert fresh(page).workflow_in_progress


@pytest.mark.parametrize("who", ["reviewer", "superuser"])
def test_nobody_reviews_own_work(newsroom: Newsroom, who: str):
    author = getattr(newsroom, who)
    page = write(author, newsroom.column)
    submit(author, page)
    review(author, page)
    edit(author, page, **{"action-workflow-action": "1", "workflow-action-name": "approve"})
    assert not fresh(page).live
    assert "workflow-action-name" not in at_work(author).get(f"/admin/pages/{page.pk}/edit/").content.decode()
    review(newsroom.second_reviewer, page)
    assert fresh(page).live


def test_who_changed_the_text_does_not_review_it_either(newsroom: Newsroom):
    page = write(newsroom.editor, newsroom.column)
    edit(newsroom.reviewer, page, "改过的通知")
    submit(newsroom.editor, page, "改过的通知")
    review(newsroom.reviewer, page)
    assert not fresh(page).live


def test_approving_with_a_change_of_ones_own_is_refused(newsroom: Newsroom):
    page = write(newsroom.editor, newsroom.column)
    submit(newsroom.editor, page)
    edit(newsroom.reviewer, page, "夹带", **{"action-workflow-action": "1", "workflow-action-name": "approve"})
    assert not fresh(page).live


def test_the_text_that_was_approved_goes_live(newsroom: Newsroom):
    page = write(newsroom.editor, newsroom.column, "甲")
    submit(newsroom.editor, page, "甲")
    state = fresh(page).current_workflow_task_state
    approved = state.revision
    edit(newsroom.reviewer, page, "乙")
    review(newsroom.second_reviewer, page, state=state.pk)
    assert not fresh(page).live, "what was looked at is no longer what is under review"
    review(newsroom.second_reviewer, page)
    assert titles(page) == "乙"
    assert fresh(page).live_revision.pk != approved.pk


def test_a_revision_slipped_in_behind_the_review_stays_a_draft(newsroom: Newsroom):
    page = write(newsroom.editor, newsroom.column, "甲")
    submit(newsroom.editor, page, "甲")
    state = fresh(page).current_workflow_state
    task_state = state.current_task_state
    late = fresh(page)
    late.title = "夹带"
    content = late.serializable_data()
    Revision.objects.create(
        content_object=late, base_content_type=late.get_base_content_type(), content=content, object_str="夹带"
    )
    task_state.task.specific.on_action(task_state, newsroom.reviewer, "approve")
    assert titles(page) in {"", "甲"}


def test_autosave_does_not_write_over_what_was_submitted_or_published(newsroom: Newsroom):
    page = write(newsroom.editor, newsroom.column, "甲")
    submit(newsroom.editor, page, "甲")
    submitted = fresh(page).latest_revision
    review(newsroom.reviewer, page)
    late = fresh(page)
    late.title = "夹带"
    revision = late.save_revision(user=newsroom.editor, overwrite_revision=submitted)
    assert revision.pk != submitted.pk
    submitted.refresh_from_db()
    assert submitted.content["title"] == "甲"
    again = late.save_revision(user=newsroom.editor, overwrite_revision=revision)
    assert again.pk == revision.pk, "a draft that nobody has seen is written over"


def test_the_author_does_not_change_a_text_under_review_but_may_withdraw_it(newsroom: Newsroom):
    page = write(newsroom.editor, newsroom.column, "甲")
    submit(newsroom.editor, page, "甲")
    edit(newsroom.editor, page, "乙")
    assert fresh(page).get_latest_revision_as_object().title == "甲"
    edit(newsroom.editor, page, "甲", **{"action-cancel-workflow": "1"})
    assert not fresh(page).workflow_in_progress
    edit(newsroom.editor, page, "乙")
    assert fresh(page).get_latest_revision_as_object().title == "乙"


def test_a_return_gives_its_reason(newsroom: Newsroom):
    page = write(newsroom.editor, newsroom.column, body=NO_BODY)
    submit(newsroom.editor, page, body=NO_BODY)
    review(newsroom.reviewer, page, "reject", "  ")
    assert fresh(page).workflow_in_progress
    extra = {"action-workflow-action": "1", "workflow-action-name": "reject", "workflow-action-extra-data": "{}"}
    edit(newsroom.reviewer, page, body=NO_BODY, **extra)
    assert fresh(page).workflow_in_progress
    review(newsroom.reviewer, page, "reject", "请补充联系电话")
    assert fresh(page).current_workflow_state.status == "needs_changes"
    submit(newsroom.editor, page)
    review(newsroom.reviewer, page)
    assert fresh(page).live


@pytest.mark.parametrize("action", ["approve", "reject"])
def test_a_decision_in_the_edit_view_is_not_a_change(newsroom: Newsroom, action: str):
    """The rich text editor gives every paragraph a key when it sends the form back."""
    keyed = streamfield([("paragraph", rich_text("<p>正文。</p><p></p>"))])
    page = write(newsroom.editor, newsroom.column)
    submit(newsroom.editor, page)
    extra = {"workflow-action-name": action, "workflow-action-extra-data": json.dumps({"comment": "请核对"})}
    edit(newsroom.reviewer, page, body=keyed, **({"action-workflow-action": "1"} | extra))
    assert fresh(page).live == (action == "approve")
    assert not fresh(page).workflow_in_progress
    assert not fresh(page).revisions.filter(user=newsroom.reviewer).exists()


def test_the_form_sends_nothing_but_a_comment(newsroom: Newsroom):
    page = write(newsroom.editor, newsroom.column, body=NO_BODY)
    submit(newsroom.editor, page, body=NO_BODY)
    extra = json.dumps({"comment": "好", "update": False, "user": None})
    edit(
        newsroom.reviewer,
        page,
        body=NO_BODY,
        **{"action-workflow-action": "1", "workflow-action-name": "approve", "workflow-action-extra-data": extra},
    )
    assert fresh(page).live
    assert TaskState.objects.get(status="approved").finished_by == newsroom.reviewer


def test_the_platform_reviews_its_own_trees_and_may_help_departments(newsroom: Newsroom):
    portal_column = newsroom.cluster.column(newsroom.cluster.portal, "news")
    page = write(newsroom.portal_editor, portal_column)
    submit(newsroom.portal_editor, page)
    review(newsroom.reviewer, page)
    assert not fresh(page).live
    review(newsroom.portal_reviewer, page)
    assert fresh(page).live


def test_who_waits_for_whom(newsroom: Newsroom):
    page = write(newsroom.editor, newsroom.column)
    submit(newsroom.editor, page)
    own = write(newsroom.second_reviewer, newsroom.column, "自己的稿件")
    submit(newsroom.second_reviewer, own, "自己的稿件")

    def waiting(user) -> set[str]:
        states = TaskState.objects.reviewable_by(user)
        return {state.revision.object_str for state in states}

    assert waiting(newsroom.reviewer) == {"通知", "自己的稿件"}
    assert waiting(newsroom.second_reviewer) == {"通知"}
    assert waiting(newsroom.portal_reviewer) == {"通知", "自己的稿件"}
    assert waiting(newsroom.editor) == waiting(newsroom.strange_reviewer) == set()


def test_structure_is_published_by_its_editors(newsroom: Newsroom):
    column = newsroom.column
    revision = column.save_revision(user=newsroom.department_admin)
    revision.publish(user=newsroom.department_admin)
    with pytest.raises(PermissionDenied):
        revision.publish(user=newsroom.editor)


def test_the_buttons_speak_our_words(newsroom: Newsroom):
    form = at_work(newsroom.editor).get(f"/admin/pages/add/content/articlepage/{newsroom.column.pk}/").content.decode()
    assert "送审" in form
    page = write(newsroom.editor, newsroom.column)
    submit(newsroom.editor, page)
    assert "撤回送审" in at_work(newsroom.editor).get(f"/admin/pages/{page.pk}/edit/").content.decode()
    reviewing = at_work(newsroom.reviewer).get(f"/admin/pages/{page.pk}/edit/").content.decode()
    assert "通过" in reviewing
    assert "退回" in reviewing
