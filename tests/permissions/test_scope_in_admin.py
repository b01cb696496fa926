"""A person of one department meets nothing of another in the admin."""

from __future__ import annotations

import pytest
from wagtail.models import Page

from cms.content.models import ArticlePage
from tests.factories.media import make_document, make_image
from tests.factories.newsroom import Newsroom, at_work, write

MARK = "别处的秘密"


@pytest.fixture
def foreign(newsroom: Newsroom) -> ArticlePage:
    """A draft, a picture and a file of another department."""
    collection = newsroom.cluster.jyt.department.collection
    make_image(title=MARK, collection=collection)
    make_document(title=MARK, collection=collection)
    return write(newsroom.stranger, newsroom.cluster.column(newsroom.cluster.jyt, "news"), MARK)


def test_the_explorer_opens_at_the_own_site(newsroom: Newsroom):
    home = newsroom.cluster.fgw.wagtail_site.root_page
    response = at_work(newsroom.editor).get("/admin/pages/")
    assert response["Location"] == f"/admin/pages/{home.pk}/"


LISTS = (
    "/admin/", "/admin/choose-page/", "/admin/choose-page/search/?q=%E7%A7%98%E5%AF%86",
    "/admin/pages/search/?q=%E7%A7%98%E5%AF%86", "/admin/images/", "/admin/documents/", "/admin/images/chooser/",
    "/admin/documents/chooser/", "/admin/api/main/images/", "/admin/api/main/documents/", "/admin/api/main/pages/",
    "/admin/reports/site-history/", "/admin/reports/page-types-usage/", "/admin/workflows/task_chooser/",
    "/admin/users/", "/admin/groups/", "/admin/sites/", "/admin/redirects/", "/admin/workflows/list/",
)  # fmt: skip


@pytest.mark.parametrize("who", ["editor", "reviewer", "department_admin"])
def test_lists_name_nothing_of_others(newsroom: Newsroom, foreign: ArticlePage, who: str):
    browser = at_work(getattr(newsroom, who))
    for address in LISTS:
        response = browser.get(address)
        assert response.status_code in {200, 302}, address
        assert MARK not in response.content.decode(), address
        assert MARK.encode("unicode_escape") not in response.content, address


def test_the_browser_of_another_column_is_closed(newsroom: Newsroom, foreign: ArticlePage):
    parent = foreign.get_parent()
    browser = at_work(newsroom.editor)
    for address in (
        f"/admin/choose-page/{parent.pk}/", f"/admin/pages/{parent.pk}/", f"/admin/pages/{foreign.pk}/edit/",
        f"/admin/pages/{foreign.pk}/view_draft/", f"/admin/pages/{foreign.pk}/history/",
        f"/admin/pages/{foreign.pk}/copy/", f"/admin/pages/{foreign.pk}/usage/",
    ):  # fmt: skip
        assert MARK not in browser.get(address).content.decode(), address


@pytest.mark.parametrize("address", ["/admin/reports/page-types-usage/", "/admin/workflows/list/", "/admin/sites/"])
def test_screens_of_the_platform_are_closed_and_open(newsroom: Newsroom, address: str):
    assert at_work(newsroom.department_admin).get(address).status_code == 302
    assert at_work(newsroom.superuser).get(address).status_code == 200


def test_own_and_shared_pages_are_chosen(newsroom: Newsroom):
    own = write(newsroom.editor, newsroom.column, "自己的草稿")
    listed = at_work(newsroom.editor).get(f"/admin/choose-page/{own.get_parent().pk}/").json()["html"]
    assert "自己的草稿" in listed
    portal = newsroom.cluster.portal.wagtail_site.root_page
    assert "通知公告" in at_work(newsroom.editor).get(f"/admin/choose-page/{portal.pk}/").json()["html"]


@pytest.mark.parametrize("act", ["delete", "move", "unpublish", "publish"])
def test_bulk_acts_leave_others_alone(newsroom: Newsroom, foreign: ArticlePage, act: str):
    data = {"chooser": newsroom.column.pk}
    at_work(newsroom.department_admin).post(f"/admin/bulk/wagtailcore/page/{act}/?id={foreign.pk}", data)
    after = Page.objects.get(pk=foreign.pk)
    assert (after.path, after.live) == (foreign.path, False)


def test_the_menu_is_short_and_in_our_words(newsroom: Newsroom):
    for user in (newsroom.editor, newsroom.department_admin, newsroom.portal_editor, newsroom.superuser):
        browser = at_work(user)
        request = browser.get("/admin/").wsgi_request
        from wagtail.admin.menu import admin_menu

        labels = [str(item.label) for item in admin_menu.menu_items_for_request(request)]
        assert len(labels) <= 9, labels
        assert {"工作台", "内容"} <= set(labels), labels
        assert not {"片段", "帮助", "Help", "Snippets"} & set(labels)
