"""Which kinds of page are offered below which page, and to whom; the address of the form asks the same."""

from __future__ import annotations

import pytest
from django.http import HttpResponse
from wagtail.models import Page

from cms.accounts.models import User
from cms.content.actions import retire_column
from cms.content.models import ArticlePage, ColumnPage, LeaderPage, TopicPage
from tests.factories.newsroom import Newsroom, at_work, write

pytestmark = pytest.mark.django_db

FORMS = {
    "article": "content/articlepage", "column": "content/columnpage", "leader": "content/leaderpage",
    "topic": "content/topicpage", "home": "home/departmenthomepage",
}  # fmt: skip


def column(newsroom: Newsroom, slug: str = "extra", **values: object) -> ColumnPage:
    home = newsroom.cluster.fgw.wagtail_site.root_page.specific
    page = ColumnPage(title="栏目", slug=slug, **values)
    home.refresh_from_db()
    home.add_child(instance=page)
    return page


def offered(user: User, page: Page) -> set[str]:
    """Kinds on the screen 添加子页面; one alone is where the screen leads at once."""
    response = at_work(user).get(f"/admin/pages/{page.pk}/add_subpage/")
    text = response.headers.get("Location", "") or response.content.decode()
    return {kind for kind, form in FORMS.items() if f"/pages/add/{form}/{page.pk}/" in text}


def reachable(user: User, page: Page) -> set[str]:
    """Kinds whose form opens."""
    return {kind for kind, form in FORMS.items() if opens(at_work(user).get(f"/admin/pages/add/{form}/{page.pk}/"))}


def opens(response: HttpResponse) -> bool:
    return response.status_code == 200


@pytest.mark.parametrize(
    ("values", "kinds"),
    [
        ({}, {"article", "column"}),
        ({"kind": "topic", "layout": "cards"}, {"article", "column", "topic"}),
        ({"kind": "leader", "layout": "leaders"}, {"article", "column", "leader"}),
        ({"layout": "redirect"}, set()),
    ],
)
def test_a_column_offers_what_makes_sense_below_it(newsroom: Newsroom, values: dict[str, str], kinds: set[str]) -> None:
    page = column(newsroom, **values)

    assert offered(newsroom.department_admin, page) == reachable(newsroom.department_admin, page) == kinds


def test_editors_make_texts_and_no_columns(newsroom: Newsroom) -> None:
    assert offered(newsroom.editor, newsroom.column) == reachable(newsroom.editor, newsroom.column) == {"article"}


def test_below_a_home_page_arrangers_make_columns_and_editors_nothing(newsroom: Newsroom) -> None:
    home = newsroom.cluster.fgw.wagtail_site.root_page

    assert reachable(newsroom.department_admin, home) == {"column"}
    assert reachable(newsroom.editor, home) == set()
    assert not home.specific.permissions_for_user(newsroom.editor).can_add_subpage()


def test_home_pages_are_never_made_by_hand(newsroom: Newsroom) -> None:
    channels = newsroom.cluster.bgt.root_page.get_parent()

    assert "home" not in reachable(newsroom.superuser, channels)
    assert reachable(newsroom.superuser, Page.get_first_root_node()) == set()


def test_a_retired_column_takes_nothing_new_and_says_so(newsroom: Newsroom) -> None:
    page = column(newsroom)
    retire_column(page, newsroom.superuser)

    assert reachable(newsroom.department_admin, page) == set()
    shown = at_work(newsroom.department_admin).get(f"/admin/pages/{page.pk}/add_subpage/", follow=True)
    assert "“栏目（停办）”之下不能新建页面。" in shown.content.decode()


def test_a_text_is_not_moved_where_it_could_not_be_made(newsroom: Newsroom) -> None:
    text = write(newsroom.editor, newsroom.column)

    assert text.can_move_to(column(newsroom))
    assert not text.can_move_to(column(newsroom, "elsewhere", layout="redirect"))


def test_one_kind_alone_opens_its_form(newsroom: Newsroom) -> None:
    shown = at_work(newsroom.editor).get(f"/admin/pages/{newsroom.column.pk}/add_subpage/")

    assert shown.headers["Location"].endswith(f"/pages/add/content/articlepage/{newsroom.column.pk}/")


def test_types_of_columns_alone_decide_for_pages_of_the_base_type(newsroom: Newsroom) -> None:
    plain = Page.objects.get(pk=newsroom.column.pk)

    assert ArticlePage.can_exist_under(plain)
    assert not LeaderPage.can_exist_under(plain)
    assert not TopicPage.can_exist_under(plain)
