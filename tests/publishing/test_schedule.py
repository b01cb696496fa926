"""Texts approved for a later time, and texts whose time is over."""

from __future__ import annotations

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Page, Revision

from cms.publishing.gate import publishing_as
from cms.publishing.service import publish_due
from tests.factories.newsroom import Newsroom, at_work, edit, fresh, review, submit, write


def tomorrow() -> str:
    return (timezone.localtime() + timedelta(days=1)).strftime("%Y-%m-%d %H:%M")


@pytest.fixture
def scheduled(newsroom: Newsroom):
    """A text approved for tomorrow."""
    page = write(newsroom.editor, newsroom.column, "明天", go_live_at=tomorrow())
    submit(newsroom.editor, page, "明天", go_live_at=tomorrow())
    review(newsroom.reviewer, page)
    return fresh(page)


def test_a_time_of_publication_needs_the_review(newsroom: Newsroom):
    for who in (newsroom.editor, newsroom.department_admin, newsroom.superuser):
        page = write(who, newsroom.column, "明天", go_live_at=tomorrow(), **{"action-publish": "1"})
        edit(who, page, "明天", go_live_at=tomorrow(), **{"action-publish": "1"})
    assert not Revision.objects.exclude(approved_go_live_at=None).exists()
    assert publish_due(timezone.now() + timedelta(days=2)) == 0


def test_an_approved_text_waits_for_its_time(scheduled):
    assert not scheduled.live
    assert publish_due() == 0
    assert not fresh(scheduled).live


def due(page) -> None:
    """Let the time of the page's schedule come."""
    past = timezone.now() - timedelta(minutes=1)
    for revision in page.revisions.exclude(approved_go_live_at=None):
        revision.approved_go_live_at = past
        revision.content["go_live_at"] = past.isoformat()
        revision.save()


def test_the_command_publishes_what_was_approved(scheduled):
    due(scheduled)
    out = StringIO()
    call_command("publish_scheduled", "--dryrun", stdout=out)
    assert "明天" in out.getvalue()
    assert not fresh(scheduled).live
    call_command("publish_scheduled", stdout=out)
    assert fresh(scheduled).live


def test_an_edit_after_the_approval_does_not_ride_along(newsroom: Newsroom, scheduled):
    edit(newsroom.editor, scheduled, "夹带", go_live_at=tomorrow())
    due(scheduled)
    publish_due()
    assert fresh(scheduled).title == "明天"


def test_a_schedule_that_nobody_approved_does_nothing(newsroom: Newsroom):
    page = write(newsroom.editor, newsroom.column)
    Revision.objects.filter(pk=page.latest_revision_id).update(approved_go_live_at=timezone.now() - timedelta(hours=1))
    assert publish_due() == 0
    assert not fresh(page).live


def test_one_failure_does_not_keep_others_waiting(newsroom: Newsroom, scheduled, monkeypatch: pytest.MonkeyPatch):
    broken = write(newsroom.editor, newsroom.column, "坏的", go_live_at=tomorrow())
    submit(newsroom.editor, broken, "坏的", go_live_at=tomorrow())
    review(newsroom.reviewer, broken)
    due(scheduled)
    due(broken)
    Revision.objects.filter(object_id=str(broken.pk)).update(content={})
    assert publish_due() == 1
    assert fresh(scheduled).live


def test_a_text_whose_time_is_over_is_taken_down(newsroom: Newsroom):
    page = write(newsroom.editor, newsroom.column)
    submit(newsroom.editor, page)
    review(newsroom.reviewer, page)
    Page.objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(hours=1))
    assert publish_due() == 1
    assert (fresh(page).live, fresh(page).expired) == (False, True)


def test_reviewers_stop_a_schedule_and_editors_do_not(newsroom: Newsroom, scheduled):
    address = f"/admin/pages/{scheduled.pk}/revisions/{scheduled.latest_revision_id}/unschedule/"
    at_work(newsroom.editor).post(address)
    assert scheduled.revisions.exclude(approved_go_live_at=None).exists()
    at_work(newsroom.reviewer).post(address)
    assert not scheduled.revisions.exclude(approved_go_live_at=None).exists()


def test_an_import_is_an_act_of_its_own(newsroom: Newsroom):
    page = write(newsroom.editor, newsroom.column)
    with publishing_as("import"):
        fresh(page).latest_revision.publish()
    assert fresh(page).live
