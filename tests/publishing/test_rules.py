"""The rules of publishing one by one: the gate, aliases, revisions that are bound, who reviews, what may be taken away."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page, Revision, TaskState

from cms.content.models import ArticlePage
from cms.departments.service import grant_role
from cms.publishing.forms import ReturnForm
from cms.publishing.gate import publication_allowed, publishing_as
from cms.publishing.mixins import is_bound
from cms.publishing.models import SiteReviewTask, is_own_work
from cms.publishing.policies import may_review, reviewable_roots, reviewers_of, reviews_everywhere
from cms.publishing.service import due_revisions, expired_pages, publish_due, was_approved
from tests.factories.newsroom import Newsroom, at_work, edit, fresh, review, submit, write
from tests.factories.users import make_user
from tests.publishing.acts import change, decide, opened

PEOPLE = (
    "editor", "reviewer", "second_reviewer", "department_admin", "stranger", "strange_reviewer", "portal_editor",
    "portal_reviewer", "superuser",
)  # fmt: skip


def test_the_gate_closes_behind_every_act_and_acts_nest() -> None:
    assert not publication_allowed()
    with publishing_as("import"):
        with publishing_as("review"):
            assert publication_allowed()
        assert publication_allowed()
    assert not publication_allowed()


def test_the_gate_closes_after_a_fault() -> None:
    with pytest.raises(ZeroDivisionError), publishing_as("schedule"):
        raise ZeroDivisionError
    assert not publication_allowed()


@pytest.fixture
def draft(newsroom: Newsroom) -> ArticlePage:
    return write(newsroom.editor, newsroom.column, "甲")


@pytest.fixture
def live(newsroom: Newsroom, draft: ArticlePage) -> ArticlePage:
    submit(newsroom.editor, draft, "甲")
    review(newsroom.reviewer, draft)
    return fresh(draft)


def test_a_draft_is_free_and_what_others_refer_to_is_bound(newsroom: Newsroom, draft: ArticlePage) -> None:
    revision = draft.latest_revision
    assert not is_bound(revision)
    revision.approved_go_live_at = timezone.now()
    assert is_bound(revision)
    revision.approved_go_live_at = None
    submit(newsroom.editor, draft, "甲")
    assert is_bound(opened(draft).revision)


def test_what_is_public_is_bound(live: ArticlePage) -> None:
    TaskState.objects.all().delete()
    assert is_bound(live.live_revision)


def test_a_form_sent_back_unread_makes_no_revision_during_a_review_alone(
    newsroom: Newsroom, draft: ArticlePage
) -> None:
    before = draft.revisions.count()
    change(draft, newsroom.editor, "甲")
    assert draft.revisions.count() == before + 1, "outside a review every save counts"
    submit(newsroom.editor, draft, "甲")
    state = opened(draft)
    assert fresh(draft).get_latest_revision_as_object().save_revision(user=newsroom.reviewer).pk == state.revision_id
    assert opened(draft).pk == state.pk


def test_who_changed_a_text_under_review_is_out_and_the_review_stays_one(
    newsroom: Newsroom, draft: ArticlePage
) -> None:
    submit(newsroom.editor, draft, "甲")
    change(draft, newsroom.reviewer, "乙")
    assert opened(draft).revision.content["title"] == "乙"
    with pytest.raises(PermissionDenied):
        decide(opened(draft), newsroom.reviewer)
    assert TaskState.objects.filter(status="in_progress").count() == 1


def test_own_work_counts_from_the_last_publication(newsroom: Newsroom, live: ArticlePage) -> None:
    assert not is_own_work(newsroom.editor, live), "what is public was looked at"
    change(live, newsroom.second_reviewer, "乙")
    assert is_own_work(newsroom.second_reviewer, fresh(live))
    submit(newsroom.editor, live, "乙")
    assert is_own_work(newsroom.editor, fresh(live))
    assert not is_own_work(newsroom.reviewer, fresh(live))


def test_who_sent_a_text_that_others_wrote_does_not_decide_on_it(newsroom: Newsroom, draft: ArticlePage) -> None:
    draft.get_workflow().start(draft, newsroom.reviewer)
    assert not draft.revisions.filter(user=newsroom.reviewer).exists()
    with pytest.raises(PermissionDenied):
        decide(opened(draft), newsroom.reviewer)
    decide(opened(draft), newsroom.second_reviewer)
    assert fresh(draft).live


@pytest.mark.parametrize("action", ["", "publish", "delete", "APPROVE"])
def test_a_review_knows_two_actions(newsroom: Newsroom, draft: ArticlePage, action: str) -> None:
    submit(newsroom.editor, draft, "甲")
    with pytest.raises(PermissionDenied):
        decide(opened(draft), newsroom.reviewer, action, "x")
    assert fresh(draft).workflow_in_progress


@pytest.mark.parametrize("who", PEOPLE)
def test_who_may_do_what_while_a_text_is_under_review(newsroom: Newsroom, draft: ArticlePage, who: str) -> None:
    submit(newsroom.editor, draft, "甲")
    page, user = fresh(draft), getattr(newsroom, who)
    task = SiteReviewTask.objects.get()
    reviews = who in {"reviewer", "second_reviewer", "portal_reviewer", "superuser"}
    assert may_review(user, page) is reviews
    assert task.user_can_access_editor(page, user) is reviews
    assert task.locked_for_user(page, user) is not reviews
    assert task.user_can_lock(page, user) is reviews
    assert task.user_can_unlock(page, user) is reviews
    names = [name for name, _label, _modal in task.get_actions(page, user)]
    assert names == (["reject", "approve", "approve"] if reviews else [])


def test_a_return_asks_for_its_reason_and_an_approval_for_none(db: None) -> None:
    task = SiteReviewTask()
    assert task.get_form_for_action("reject") is ReturnForm
    assert task.get_form_for_action("approve") is not ReturnForm
    assert not ReturnForm({"comment": "  "}).is_valid()
    assert not ReturnForm({"comment": "长" * 501}).is_valid()
    assert ReturnForm({"comment": "缺电话"}).is_valid()


def test_the_trees_of_a_reviewer_are_read_once_and_anew_with_new_rights(newsroom: Newsroom) -> None:
    user = type(newsroom.reviewer).objects.get(pk=newsroom.reviewer.pk)
    assert reviewable_roots(user) == (newsroom.cluster.fgw.wagtail_site.root_page.path,)
    with CaptureQueriesContext(connection) as queries:
        reviewable_roots(user)
    assert len(queries) == 0
    grant_role(user, "reviewer", newsroom.cluster.jyt.department)
    again = type(user).objects.get(pk=user.pk)
    assert len(reviewable_roots(again)) == 2
    assert not reviews_everywhere(again)


def test_people_who_left_are_not_told_and_nobody_is_told_twice(newsroom: Newsroom, draft: ArticlePage) -> None:
    newsroom.second_reviewer.is_active = False
    newsroom.second_reviewer.save()
    assert list(reviewers_of(draft)) == [newsroom.reviewer]
    newsroom.reviewer.is_active = False
    newsroom.reviewer.save()
    assert list(reviewers_of(draft)) == [newsroom.portal_reviewer], "the platform where the department has nobody"
    both = make_user(None, "portal_reviewer", username="both")
    grant_role(both, "reviewer", newsroom.cluster.fgw.department)
    assert list(reviewers_of(draft)) == [both]


def test_a_person_who_left_takes_nothing_down(newsroom: Newsroom, live: ArticlePage) -> None:
    for name in ("reviewer", "department_admin", "superuser"):
        user = getattr(newsroom, name)
        assert live.permissions_for_user(user).can_unpublish()
        user.is_active = False
        rights = live.permissions_for_user(user)
        assert (rights.can_unpublish(), rights.can_unschedule()) == (False, False)


def test_a_locked_text_is_not_taken_down_by_others(newsroom: Newsroom, live: ArticlePage) -> None:
    live.locked, live.locked_by = True, newsroom.second_reviewer
    live.save()
    assert not fresh(live).permissions_for_user(newsroom.reviewer).can_unpublish()


def test_a_draft_is_not_taken_down(newsroom: Newsroom, draft: ArticlePage) -> None:
    assert not draft.permissions_for_user(newsroom.reviewer).can_unpublish()


def test_pages_of_the_tree_that_hold_no_texts_are_moved_and_deleted_by_arrangers(newsroom: Newsroom) -> None:
    about = newsroom.cluster.column(newsroom.cluster.fgw, "about")
    for who, may in (("department_admin", True), ("editor", False), ("reviewer", False), ("stranger", False)):
        rights = about.permissions_for_user(getattr(newsroom, who))
        assert (rights.can_delete(), rights.can_move()) == (may, may)


def test_a_column_with_texts_moves_and_is_not_deleted(newsroom: Newsroom, live: ArticlePage) -> None:
    rights = newsroom.column.permissions_for_user(newsroom.department_admin)
    assert (rights.can_move(), rights.can_delete()) == (True, False)
    assert "停办" in newsroom.column.refusal_to_delete()
    assert live.refusal_to_delete() == ""


def test_what_is_due_comes_in_its_order_and_not_before(newsroom: Newsroom, live: ArticlePage) -> None:
    now = timezone.now()
    other = write(newsroom.editor, newsroom.column, "乙")
    for page, hours in ((live, 1), (other, 2)):
        Revision.objects.filter(pk=page.latest_revision_id).update(approved_go_live_at=now - timedelta(hours=hours))
    assert [revision.object_str for revision in due_revisions(now)] == ["乙", "甲"]
    assert due_revisions(now - timedelta(hours=3)) == []
    Page.objects.filter(pk=live.pk).update(expire_at=now)
    assert expired_pages(now) == []
    assert expired_pages(now + timedelta(seconds=1)) == [live]
    Page.objects.filter(pk=live.pk).update(live=False)
    assert expired_pages(now + timedelta(days=1)) == []


def test_only_the_very_revision_that_a_finished_review_approved_is_approved(
    newsroom: Newsroom, draft: ArticlePage
) -> None:
    submit(newsroom.editor, draft, "甲")
    revision = opened(draft).revision
    assert not was_approved(revision)
    review(newsroom.reviewer, draft)
    assert was_approved(revision)
    assert not was_approved(change(draft, newsroom.editor, "乙"))
    state = TaskState.objects.get(status="approved")
    state.workflow_state.status = "cancelled"
    state.workflow_state.save()
    assert not was_approved(revision)


def test_nothing_due_changes_nothing(newsroom: Newsroom, live: ArticlePage) -> None:
    with CaptureQueriesContext(connection) as queries:
        assert publish_due() == 0
    assert len(queries) == 2
    assert fresh(live).live


def test_the_form_of_a_new_text_offers_the_review_and_not_publication(newsroom: Newsroom) -> None:
    form = at_work(newsroom.editor).get(f"/admin/pages/add/content/articlepage/{newsroom.column.pk}/").content.decode()
    assert 'name="action-submit"' in form
    assert 'name="action-publish"' not in form


def test_a_returned_text_is_sent_again_in_those_words(newsroom: Newsroom, draft: ArticlePage) -> None:
    def offered() -> str:
        return at_work(newsroom.editor).get(f"/admin/pages/{draft.pk}/edit/").content.decode()

    assert "再次送审" not in offered()
    submit(newsroom.editor, draft, "甲")
    review(newsroom.reviewer, draft, "reject", "缺电话")
    assert "再次送审" in offered()
    assert 'name="action-restart-workflow"' not in offered()


def test_an_alias_made_past_us_is_not_converted(newsroom: Newsroom, live: ArticlePage) -> None:
    Page.objects.filter(pk=live.pk).update(alias_of=newsroom.column)
    answer = at_work(newsroom.superuser).post(f"/admin/pages/{live.pk}/convert_alias/")
    assert answer.status_code == 302
    assert Page.objects.get(pk=live.pk).alias_of_id == newsroom.column.pk
    edit(newsroom.superuser, live, "改")
    assert Page.objects.get(pk=live.pk).title == "甲"
