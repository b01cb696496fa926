"""Who takes texts down, who deletes and moves, and that copies and aliases are no way around the review."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from wagtail.models import Page

from cms.content.models import ArticlePage
from cms.publishing.permission_testers import ModeratedPagePermissionTester
from tests.factories.newsroom import Newsroom, at_work, fresh, review, submit, write


@pytest.fixture
def live(newsroom: Newsroom) -> ArticlePage:
    """A text that readers see."""
    page = write(newsroom.editor, newsroom.column)
    submit(newsroom.editor, page)
    review(newsroom.reviewer, page)
    return fresh(page)


@pytest.mark.parametrize(
    ("who", "goes"),
    [
        ("editor", False), ("stranger", False), ("strange_reviewer", False), ("portal_editor", False),
        ("reviewer", True), ("department_admin", True), ("portal_reviewer", True), ("superuser", True),
    ],
)  # fmt: skip
def test_who_takes_a_text_down(newsroom: Newsroom, live: ArticlePage, who: str, goes: bool):
    at_work(getattr(newsroom, who)).post(f"/admin/pages/{live.pk}/unpublish/", {})
    assert fresh(live).live is not goes


def test_taking_down_in_bulk_asks_the_same(newsroom: Newsroom, live: ArticlePage):
    address = f"/admin/bulk/wagtailcore/page/unpublish/?id={live.pk}"
    at_work(newsroom.editor).post(address)
    assert fresh(live).live
    at_work(newsroom.reviewer).post(address)
    assert not fresh(live).live


def test_what_was_taken_down_comes_back_by_review_alone(newsroom: Newsroom, live: ArticlePage):
    at_work(newsroom.department_admin).post(f"/admin/pages/{live.pk}/unpublish/", {})
    with pytest.raises(PermissionDenied):
        fresh(live).latest_revision.publish(user=newsroom.department_admin)


@pytest.mark.parametrize("who", ["editor", "department_admin", "superuser"])
def test_copies_are_drafts_and_never_aliases(newsroom: Newsroom, live: ArticlePage, who: str):
    form = {
        "new_title": "副本", "new_slug": "copy", "new_parent_page": newsroom.column.pk, "publish_copies": "on",
        "alias": "on",
    }  # fmt: skip
    at_work(getattr(newsroom, who)).post(f"/admin/pages/{live.pk}/copy/", form)
    copies = ArticlePage.objects.exclude(pk=live.pk)
    assert [(copy.live, copy.alias_of_id) for copy in copies] == [(False, None)]


def test_aliases_are_refused(live: ArticlePage, newsroom: Newsroom):
    with pytest.raises(PermissionDenied):
        live.create_alias(parent=newsroom.cluster.column(newsroom.cluster.jyt, "news"), user=newsroom.superuser)
    assert ArticlePage.objects.count() == 1


def test_public_pages_have_no_passwords(newsroom: Newsroom, live: ArticlePage):
    for page in (live, newsroom.column):
        assert not page.permissions_for_user(newsroom.superuser).can_set_view_restrictions()


def test_home_pages_stay(newsroom: Newsroom):
    home = Page.objects.get(pk=newsroom.cluster.fgw.wagtail_site.root_page_id)
    channel = newsroom.cluster.bgt.root_page
    for page in (home, channel):
        rights = page.permissions_for_user(newsroom.superuser)
        assert [rights.can_delete(), rights.can_unpublish(), rights.can_move()] == [False] * 3
    at_work(newsroom.superuser).post(f"/admin/pages/{home.pk}/delete/", {})
    at_work(newsroom.superuser).post(f"/admin/bulk/wagtailcore/page/delete/?id={home.pk}", {})
    assert Page.objects.filter(pk=home.pk).exists()


def test_rows_of_the_base_type_are_asked_the_same(live: ArticlePage, newsroom: Newsroom):
    row = Page.objects.get(pk=live.pk)
    assert isinstance(row.permissions_for_user(newsroom.superuser), ModeratedPagePermissionTester)
    assert not row.permissions_for_user(newsroom.superuser).can_publish()


def test_an_editor_deletes_drafts_and_not_what_is_public(newsroom: Newsroom, live: ArticlePage):
    draft = write(newsroom.editor, newsroom.column, "草稿")
    for page in (live, draft):
        at_work(newsroom.editor).post(f"/admin/pages/{page.pk}/delete/", {})
    assert list(ArticlePage.objects.values_list("pk", flat=True)) == [live.pk]
