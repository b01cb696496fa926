"""Lists offer the translation of a text to those who translate, at no query for each row."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.accounts.models import User
from tests.factories.content import make_articles
from tests.factories.newsroom import Newsroom, at_work, make_newsroom
from tests.factories.sites import make_department_site
from tests.factories.users import make_user


@pytest.fixture
def newsroom(db: None) -> Newsroom:
    return make_newsroom()


@pytest.fixture
def translator(newsroom: Newsroom) -> User:
    return make_user(None, "translator", "portal_editor", username="translator")


def listing(user: User, page_id: int) -> tuple[str, int]:
    """The explorer's list below a page, and its queries when everything is warm."""
    browser, address = at_work(user), f"/admin/pages/{page_id}/"
    browser.get(address)
    with CaptureQueriesContext(connection) as asked:
        answer = browser.get(address)
    return answer.content.decode(), len(asked)


def test_rows_cost_no_queries_of_their_own(newsroom: Newsroom, translator: User) -> None:
    column = newsroom.cluster.column(newsroom.cluster.portal, "news")
    make_articles(column, 2)
    _few, before = listing(translator, column.pk)
    make_articles(column, 18)
    many, after = listing(translator, column.pk)
    assert many.count("/localize/submit/page/") >= 20
    assert after <= before


def test_only_those_who_translate_are_offered_it(newsroom: Newsroom, translator: User) -> None:
    column = newsroom.cluster.column(newsroom.cluster.portal, "news")
    (text,) = make_articles(column, 1)
    address = f"/admin/localize/submit/page/{text.pk}/"
    assert address in listing(translator, column.pk)[0]
    assert address not in listing(newsroom.portal_editor, column.pk)[0]


def test_columns_are_not_offered_for_translation(newsroom: Newsroom, translator: User) -> None:
    home = newsroom.cluster.portal.wagtail_site.root_page
    column = newsroom.cluster.column(newsroom.cluster.portal, "news")
    page = listing(translator, home.pk)[0]
    assert f"/admin/pages/{column.pk}/" in page
    assert "/localize/submit/page/" not in page


def test_departments_cost_the_installer_no_query_each(newsroom: Newsroom) -> None:
    few = listing(newsroom.superuser, 1)[1]

    for code in ("gat", "sft", "slt"):
        make_department_site(code)
    assert listing(newsroom.superuser, 1)[1] <= few
