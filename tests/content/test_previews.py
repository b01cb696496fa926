"""What holds for every type of page, found from the code: a new type is tested without being named here."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.test import RequestFactory
from wagtail.models import Page, get_page_models

from cms.content.models import ArticlePage, BasePage, ColumnPage, LeaderPage, TopicPage
from cms.content.pages.registry import _renderers
from tests.factories.content import make_article, make_column

from .html import Html

if TYPE_CHECKING:
    from tests.factories.sites import SmallCluster

TYPES = [model for model in get_page_models() if issubclass(model, BasePage)]
TEXTS = [ArticlePage, TopicPage, LeaderPage]


def example(cluster: SmallCluster, model: type[BasePage]) -> BasePage:
    """A page of the type as an editor starts it, not saved, in its place."""
    parent: Page = cluster.column(cluster.portal, "news")
    if model.__name__.endswith("HomePage"):
        return next(page for page in Page.objects.type(model).specific())
    values = {"title": "新页面", "slug": "new-page", "locale": parent.locale}
    page = model(**values | ({"source": "省教育厅"} if model is ArticlePage else {}))
    page.path, page.depth = parent.path + "0099", parent.depth + 1
    page.set_url_path(parent)
    return page


@pytest.mark.parametrize("model", TYPES)
def test_every_type_has_somebody_who_makes_its_page(model: type[BasePage]) -> None:
    assert model in _renderers


@pytest.mark.parametrize("model", TYPES)
def test_every_type_can_be_previewed_before_it_is_saved(cluster: SmallCluster, model: type[BasePage]) -> None:
    page = example(cluster, model)
    response = page.make_preview_request(RequestFactory().get("/admin/", headers={"host": "admin.localhost"}))
    html = Html(response)
    assert page.title in html.words
    assert html.reader.forbidden == []


@pytest.mark.parametrize("model", TYPES)
def test_every_type_can_be_previewed_on_the_admin_host(cluster: SmallCluster, model: type[BasePage]) -> None:
    request = RequestFactory().get("/admin/pages/preview/", headers={"host": "admin.localhost"})
    assert example(cluster, model).title in Html(example(cluster, model).serve_preview(request, "")).words


def test_a_preview_shows_the_draft_and_not_what_is_live(cluster: SmallCluster) -> None:
    column = make_column(cluster.column(cluster.portal, "news"), "draft", title="旧名")
    column.title, column.purpose = "新名", "新的说明。"
    words = Html(column.make_preview_request()).words
    assert "新的说明。" in words
    text = make_article(column, "旧题")
    text.title, text.body = "新题", [("paragraph", "<p>新段落</p>")]
    html = Html(text.make_preview_request())
    assert html.main.count('<h1 class="c-article__title">新题') == 1
    assert "新段落" in html.words


def test_a_preview_of_an_english_page_is_english(cluster: SmallCluster) -> None:
    text = make_article(cluster.column(cluster.english, "news"), "A title")
    request = RequestFactory().get("/admin/", headers={"host": "admin.localhost"})
    assert '<html lang="en">' in Html(text.serve_preview(request, "")).text


def test_texts_stand_in_columns_and_hold_nothing() -> None:
    for model in TEXTS:
        assert model.allowed_parent_page_models() == [ColumnPage]
        assert model.allowed_subpage_models() == []


def test_columns_stand_below_home_pages_and_columns_alone() -> None:
    parents = {model.__name__ for model in ColumnPage.allowed_parent_page_models()}
    assert parents == {"ColumnPage", "PortalHomePage", "EnglishHomePage", "DepartmentHomePage"}


def test_a_home_page_of_the_portal_holds_columns_alone() -> None:
    homes = [model for model in TYPES if model.__name__ in {"PortalHomePage", "EnglishHomePage"}]
    for model in homes:
        assert model.allowed_subpage_models() == [ColumnPage]
