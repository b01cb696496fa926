"""Columns are made, renamed, ordered, moved and given up by those who arrange them, and no address is lost."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageLogEntry

from cms.content.actions import ActRefusedError, pin, reinstate_column, retire_column, unpin
from cms.content.models import ArticlePage, ColumnPage
from tests.factories.newsroom import Newsroom, at_work, edit, fresh, review, submit, write

ARRANGERS = ("department_admin", "superuser")
OTHERS = ("editor", "reviewer", "stranger", "portal_editor", "portal_reviewer")


@pytest.fixture
def live(newsroom: Newsroom) -> ArticlePage:
    page = write(newsroom.editor, newsroom.column)
    submit(newsroom.editor, page)
    review(newsroom.reviewer, page)
    return fresh(page)


def column_form(title: str = "规划", slug: str = "plans", **values: str) -> dict[str, str]:
    return {
        "title": title, "slug": slug, "kind": "news", "layout": "list", "purpose": "", "responsible": "",
        "update_days": "", "target_name": "", "target_url": "", "keywords": "", "directory": "", "link_group": "",
        "search_description": "", "comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0",
    } | values  # fmt: skip


def test_an_arranger_makes_a_column_in_one_go(newsroom: Newsroom):
    home = newsroom.cluster.fgw.wagtail_site.root_page
    address = f"/admin/pages/add/content/columnpage/{home.pk}/"
    response = at_work(newsroom.department_admin).post(address, column_form(**{"action-publish": "1"}))
    assert response.status_code == 302, response.context["form"].errors
    assert ColumnPage.objects.child_of(home).get(slug="plans").live
    at_work(newsroom.editor).post(address, column_form(slug="others", **{"action-publish": "1"}))
    assert not ColumnPage.objects.child_of(home).filter(slug="others", live=True).exists()


def test_renaming_keeps_the_address(newsroom: Newsroom):
    column = newsroom.column
    form = column_form("要闻", column.slug, **{"action-publish": "1"})
    at_work(newsroom.department_admin).post(f"/admin/pages/{column.pk}/edit/", form)
    changed = ColumnPage.objects.get(pk=column.pk)
    assert (changed.title, changed.slug) == ("要闻", column.slug)


def test_columns_are_ordered_by_arrangers_alone(newsroom: Newsroom):
    home = newsroom.cluster.fgw.wagtail_site.root_page
    last = ColumnPage.objects.child_of(home).last()
    for who, place in ((newsroom.editor, 2), (newsroom.department_admin, 0)):
        at_work(who).post(f"/admin/pages/{last.pk}/set_position/?position=0")
        assert list(ColumnPage.objects.child_of(home).order_by("path")).index(last) == place


def test_a_moved_column_leads_on_from_every_old_address(newsroom: Newsroom, live: ArticlePage, client):
    column, parent = newsroom.column, newsroom.cluster.column(newsroom.cluster.fgw, "about")
    old = live.url.removeprefix("http://fgw.localhost")
    at_work(newsroom.department_admin).post(f"/admin/pages/{column.pk}/move/{parent.pk}/confirm/")
    moved = fresh(live)
    assert moved.url_path.startswith("/fgw/about/news/")
    assert Redirect.objects.filter(old_path=old.rstrip("/")).exists()
    response = client.get(old, headers={"host": "fgw.localhost"})
    assert (response.status_code, response["Location"]) == (301, moved.url)


@pytest.mark.parametrize("who", ARRANGERS)
def test_a_column_that_held_texts_is_not_deleted(newsroom: Newsroom, live: ArticlePage, who: str):
    column = newsroom.column
    browser = at_work(getattr(newsroom, who))
    response = browser.post(f"/admin/pages/{column.pk}/delete/", follow=True)
    assert "停办" in response.content.decode()
    browser.post(f"/admin/bulk/wagtailcore/page/delete/?id={column.pk}")
    browser.post(f"/admin/pages/{live.pk}/unpublish/")
    browser.post(f"/admin/pages/{column.pk}/delete/")
    assert ColumnPage.objects.filter(pk=column.pk).exists()


def test_an_empty_column_is_deleted(newsroom: Newsroom):
    empty = newsroom.cluster.column(newsroom.cluster.fgw, "about")
    at_work(newsroom.department_admin).post(f"/admin/pages/{empty.pk}/delete/")
    assert not ColumnPage.objects.filter(pk=empty.pk).exists()


def test_a_column_is_retired_and_taken_up_again(newsroom: Newsroom, live: ArticlePage):
    column, successor = newsroom.column, newsroom.cluster.column(newsroom.cluster.fgw, "about")
    browser = at_work(newsroom.department_admin)
    assert "停办" in browser.get(f"/admin/columns/{column.pk}/retire/").content.decode()
    assert not ColumnPage.objects.get(pk=column.pk).is_retired
    browser.post(f"/admin/columns/{column.pk}/retire/", {"successor": successor.pk})
    column.refresh_from_db()
    assert (column.is_retired, column.successor_id) == (True, successor.pk)
    assert PageLogEntry.objects.get(action="content.retire").user == newsroom.department_admin
    browser.post(f"/admin/columns/{column.pk}/reinstate/")
    column.refresh_from_db()
    assert (column.retired_at, column.successor_id) == (None, None)


def test_texts_of_a_retired_column_keep_their_addresses(newsroom: Newsroom, live: ArticlePage, client):
    retire_column(newsroom.column, newsroom.department_admin)
    assert (
        client.get(live.url.removeprefix("http://fgw.localhost"), headers={"host": "fgw.localhost"}).status_code == 200
    )


def test_publishing_a_column_does_not_take_it_up_again(newsroom: Newsroom):
    column = newsroom.column
    revision = column.save_revision()
    retire_column(column, newsroom.department_admin)
    revision.publish(user=newsroom.department_admin)
    assert ColumnPage.objects.get(pk=column.pk).is_retired


def test_a_column_is_not_its_own_successor(newsroom: Newsroom):
    column = newsroom.column
    with pytest.raises(ActRefusedError):
        retire_column(column, newsroom.department_admin, column)
    retire_column(column, newsroom.department_admin)
    with pytest.raises(ActRefusedError):
        retire_column(column, newsroom.department_admin)
    with pytest.raises(ActRefusedError):
        reinstate_column(newsroom.cluster.column(newsroom.cluster.fgw, "about"), newsroom.department_admin)


@pytest.mark.parametrize("who", OTHERS)
def test_others_retire_and_pin_nothing(newsroom: Newsroom, live: ArticlePage, who: str):
    browser, column = at_work(getattr(newsroom, who)), newsroom.column
    for address in ("columns/{0}/retire", "columns/{0}/reinstate", "articles/{1}/pin", "articles/{1}/unpin"):
        path = f"/admin/{address.format(column.pk, live.pk)}/"
        assert browser.get(path).status_code == 302
        browser.post(path, {"days": "7"})
    with pytest.raises(PermissionDenied):
        pin(live, getattr(newsroom, who), 7)
    assert not ColumnPage.objects.get(pk=column.pk).is_retired
    assert fresh(live).pinned_until is None


def test_a_pin_takes_effect_at_once_and_leaves_revisions_alone(newsroom: Newsroom, live: ArticlePage):
    before = live.revisions.count()
    browser = at_work(newsroom.department_admin)
    browser.post(f"/admin/articles/{live.pk}/pin/", {"days": "7"})
    left = fresh(live).pinned_until - timezone.now()
    assert timedelta(days=6, hours=23) < left <= timedelta(days=7)
    assert live.revisions.count() == before
    assert fresh(live).live_revision_id == live.live_revision_id
    browser.post(f"/admin/articles/{live.pk}/unpin/")
    assert fresh(live).pinned_until is None
    assert set(PageLogEntry.objects.filter(page=live.pk).values_list("action", flat=True)) >= {
        "content.pin",
        "content.unpin",
    }


def test_a_pin_outlives_the_next_publication(newsroom: Newsroom, live: ArticlePage):
    pin(live, newsroom.department_admin, 7)
    submit(newsroom.editor, live, "改过")
    review(newsroom.reviewer, live)
    assert fresh(live).title == "改过"
    assert fresh(live).pinned_until is not None


def test_a_time_on_top_is_part_of_a_draft_and_not_of_a_public_text(newsroom: Newsroom, live: ArticlePage):
    until = (timezone.localtime() + timedelta(days=3)).strftime("%Y-%m-%d %H:%M")
    draft = write(newsroom.editor, newsroom.column, "新稿", pinned_until=until)
    submit(newsroom.editor, draft, "新稿", pinned_until=until)
    review(newsroom.reviewer, draft)
    assert fresh(draft).pinned_until is not None
    edit(newsroom.editor, live, pinned_until=until)
    submit(newsroom.editor, live, pinned_until=until)
    review(newsroom.reviewer, live)
    assert fresh(live).pinned_until is None


@pytest.mark.parametrize("days", [0, 91, -1])
def test_a_pin_has_an_end(newsroom: Newsroom, live: ArticlePage, days: int):
    with pytest.raises(ActRefusedError):
        pin(live, newsroom.department_admin, days)
    at_work(newsroom.department_admin).post(f"/admin/articles/{live.pk}/pin/", {"days": str(days)})
    assert fresh(live).pinned_until is None


def test_drafts_are_not_pinned(newsroom: Newsroom):
    draft = write(newsroom.editor, newsroom.column)
    with pytest.raises(ActRefusedError):
        pin(draft, newsroom.department_admin, 7)
    unpin(draft, newsroom.department_admin)


def test_the_acts_stand_in_the_explorer(newsroom: Newsroom, live: ArticlePage):
    column = newsroom.column
    address = f"/admin/pages/{column.pk}/"
    shown = at_work(newsroom.department_admin).get(address).content.decode()
    assert f"/admin/columns/{column.pk}/retire/" in shown
    assert f"/admin/articles/{live.pk}/pin/" in shown
    assert "/retire/" not in at_work(newsroom.editor).get(address).content.decode()


@pytest.mark.parametrize("slug", ["portal", "english"])
def test_home_blocks_are_edited_with_a_preview(newsroom: Newsroom, slug: str):
    home = getattr(newsroom.cluster, slug).wagtail_site.root_page
    browser = at_work(newsroom.portal_editor)
    shown = browser.get(f"/admin/pages/{home.pk}/edit/")
    assert shown.status_code == 200
    address = f"/admin/pages/{home.pk}/edit/preview/"
    form = {"title": home.title, "slug": home.slug, "body-count": "0", "keywords": "", "search_description": ""}
    form |= {"comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0"}
    assert browser.post(address, form).json()["is_valid"]
    assert browser.get(f"{address}?mode=").status_code == 200
    assert Page.objects.get(pk=home.pk).title == home.title
