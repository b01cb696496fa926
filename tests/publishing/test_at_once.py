"""Two people decide, change and withdraw from old screens, and faults in the middle: only what was looked at goes live."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest
from django.core.exceptions import PermissionDenied
from wagtail.models import TaskState
from wagtail.signals import page_published, page_unpublished

from cms.content.models import ArticlePage
from cms.publishing.service import publish_due
from tests.factories.newsroom import Newsroom, fresh, submit, write
from tests.publishing.acts import change, decide, opened, publications

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.dispatch import Signal


@pytest.fixture
def waiting(newsroom: Newsroom) -> ArticlePage:
    """A text under review."""
    page = write(newsroom.editor, newsroom.column, "甲")
    submit(newsroom.editor, page, "甲")
    return fresh(page)


def test_the_second_of_two_decisions_is_refused(newsroom: Newsroom, waiting: ArticlePage) -> None:
    first, second = opened(waiting), opened(waiting)
    decide(first, newsroom.reviewer)
    for action in ("approve", "reject"):
        with pytest.raises(PermissionDenied):
            decide(second, newsroom.second_reviewer, action, "不行")
    assert fresh(waiting).live
    assert publications(waiting) == 1
    assert [state.status for state in TaskState.objects.all()] == ["approved"]


def test_a_return_ends_the_review_for_everybody(newsroom: Newsroom, waiting: ArticlePage) -> None:
    first, second = opened(waiting), opened(waiting)
    decide(first, newsroom.reviewer, "reject", "缺电话")
    with pytest.raises(PermissionDenied):
        decide(second, newsroom.second_reviewer)
    assert not fresh(waiting).live


def test_what_was_changed_since_it_was_opened_is_not_approved_with_it(newsroom: Newsroom, waiting: ArticlePage) -> None:
    on_screen = opened(waiting)
    change(waiting, newsroom.second_reviewer, "夹带")
    with pytest.raises(PermissionDenied):
        decide(on_screen, newsroom.reviewer)
    assert not fresh(waiting).live
    assert fresh(waiting).workflow_in_progress
    decide(opened(waiting), newsroom.reviewer)
    assert fresh(waiting).title == "夹带"


def test_a_withdrawn_text_is_not_approved_from_an_old_screen(newsroom: Newsroom, waiting: ArticlePage) -> None:
    on_screen = opened(waiting)
    fresh(waiting).current_workflow_state.cancel(user=newsroom.editor)
    with pytest.raises(PermissionDenied):
        decide(on_screen, newsroom.reviewer)
    assert not fresh(waiting).live


def test_a_change_after_the_approval_is_a_draft_without_a_review(newsroom: Newsroom, waiting: ArticlePage) -> None:
    decide(opened(waiting), newsroom.reviewer)
    change(waiting, newsroom.editor, "乙")
    assert (fresh(waiting).title, fresh(waiting).workflow_in_progress) == ("甲", False)
    assert fresh(waiting).has_unpublished_changes


@contextmanager
def broken(signal: Signal) -> Iterator[None]:
    """Somebody who listens to a signal fails."""

    def fail(**_more: Any) -> None:
        raise RuntimeError("broken")

    signal.connect(fail)
    try:
        yield
    finally:
        signal.disconnect(fail)


def test_a_fault_while_publishing_leaves_the_review_open(newsroom: Newsroom, waiting: ArticlePage) -> None:
    with broken(page_published), pytest.raises(RuntimeError):
        decide(opened(waiting), newsroom.reviewer)
    assert (fresh(waiting).live, fresh(waiting).workflow_in_progress) == (False, True)
    assert publications(waiting) == 0


def test_a_fault_while_taking_down_leaves_the_text_up(newsroom: Newsroom, waiting: ArticlePage) -> None:
    decide(opened(waiting), newsroom.reviewer)
    ArticlePage.objects.filter(pk=waiting.pk).update(expire_at="2026-01-01T00:00Z")
    with broken(page_unpublished):
        assert publish_due() == 0
    assert fresh(waiting).live
    assert publish_due() == 1
    assert not fresh(waiting).live
