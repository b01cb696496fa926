"""What holds for every type of page, found from the registry: a new type is tested without being named here."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale, Page
from wagtail.test.utils.form_data import nested_form_data, querydict_from_html, streamfield

from cms.content.models import ColumnPage
from cms.content.translations import refusal_to_translate, start_translation
from cms.content.versioned import forget
from tests.factories.content import make_articles, make_column, renew
from tests.factories.newsroom import at_work
from tests.factories.page_types import (
    GIVEN,
    STRUCTURE,
    TEXTS,
    TYPES,
    address_of,
    live_page,
    name_of,
    place_for,
    put,
    required,
    stream_names,
)
from tests.factories.users import make_user

from .html import Html

if TYPE_CHECKING:
    from django.test import Client

    from cms.content.models import BasePage
    from tests.content.conftest import Get
    from tests.factories.sites import SmallCluster

#: Queries of a warm page: texts, lists, home pages.
BUDGETS = (
    (lambda model: model.moderated, 8),
    (lambda model: issubclass(model, ColumnPage), 10),
    (lambda model: True, 15),
)

every_type = pytest.mark.parametrize("model", TYPES, ids=name_of)


@pytest.fixture
def admin(cluster: SmallCluster) -> Client:
    return at_work(make_user(superuser=True))


def sent(screen: Any, model: type[BasePage], **values: str) -> dict[str, Any]:
    """What a form of the admin sends as it stands, with some values changed."""
    form = querydict_from_html(screen.content.decode(), form_id="page-edit-form")
    streams = nested_form_data({name: streamfield([]) for name in stream_names(model)})
    return {name: form.getlist(name) for name in form} | dict(streams) | values


@every_type
def test_readers_see_it(cluster: SmallCluster, get: Get, model: type[BasePage]) -> None:
    page = live_page(cluster, model)
    host, path = address_of(page)
    html = Html(get(path, host))
    assert page.title in html.words
    assert html.reader.tags.count("h1") == 1
    assert html.reader.tags.count("main") == 1
    assert html.reader.forbidden == []
    assert html.canonical == f"https://{html.one('SiteDomain')}{path}"


@every_type
def test_its_form_opens_and_saves(cluster: SmallCluster, admin: Client, model: type[BasePage]) -> None:
    page = live_page(cluster, model)
    address = f"/admin/pages/{page.pk}/edit/"
    screen = admin.get(address)
    assert screen.status_code == 200
    answer = admin.post(address, sent(screen, model, title="改过的名称"))
    assert answer.status_code == 302, answer.context["form"].errors
    saved = model.objects.get(pk=page.pk)
    assert saved.get_latest_revision_as_object().title == "改过的名称"
    assert saved.title == page.title, "a saved draft is not public"


@pytest.mark.parametrize("model", [model for model in TYPES if model not in GIVEN], ids=name_of)
def test_it_is_made_where_it_may_stand(cluster: SmallCluster, admin: Client, model: type[BasePage]) -> None:
    parent = place_for(cluster, model)
    address = f"/admin/pages/add/{model._meta.app_label}/{model._meta.model_name}/{parent.pk}/"
    screen = admin.get(address)
    assert screen.status_code == 200
    values = required(model) | {"title": "从表单新建", "slug": "from-the-form", "action-publish": "1"}
    if model.moderated:
        del values["slug"]
    answer = admin.post(address, sent(screen, model, **values))
    assert answer.status_code == 302, answer.context["form"].errors
    made = model.objects.get(title="从表单新建")
    assert made.get_parent().pk == parent.pk
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", made.slug), "an address of its own, in ASCII"
    assert made.live is not model.moderated, "structure is published as it is made, texts wait for their review"


@every_type
def test_it_is_made_nowhere_else(cluster: SmallCluster, admin: Client, model: type[BasePage]) -> None:
    allowed = model.allowed_parent_page_models()
    assert set(allowed) < {Page, *TYPES}
    before = model.objects.count()
    wrong = [live_page(cluster, other) for other in TYPES if other not in allowed and other is not model]
    for parent in wrong:
        assert not model.can_create_at(parent)
        address = f"/admin/pages/add/{model._meta.app_label}/{model._meta.model_name}/{parent.pk}/"
        assert admin.post(address, {"title": "不该有", "slug": "wrong"}).status_code in {302, 403}
    assert model.objects.filter(title="不该有").count() == 0
    assert wrong or before


@every_type
def test_parents_and_children_agree(model: type[BasePage]) -> None:
    for child in model.allowed_subpage_models():
        assert model in child.allowed_parent_page_models()
    if model.moderated:
        assert model.allowed_subpage_models() == []


@every_type
def test_every_way_to_preview_it_shows_what_the_form_holds(
    cluster: SmallCluster, admin: Client, model: type[BasePage]
) -> None:
    page = live_page(cluster, model)
    form = sent(admin.get(f"/admin/pages/{page.pk}/edit/"), model, title="预览里的名称")
    address = f"/admin/pages/{page.pk}/edit/preview/"
    assert admin.post(address, form).json() == {"is_valid": True, "is_available": True}
    for mode, _label in page.preview_modes:
        html = Html(admin.get(f"{address}?mode={mode}"))
        assert "预览里的名称" in html.words or model in GIVEN, "home pages bear the name of their site"
        assert html.reader.forbidden == []
    assert model.objects.get(pk=page.pk).title == page.title


@pytest.mark.parametrize("model", TEXTS, ids=name_of)
def test_a_text_is_translated_below_the_counterpart_of_its_column(cluster: SmallCluster, model: type[BasePage]) -> None:
    column = place_for(cluster, model)
    source = put(column, model)
    values = {"kind": column.kind, "layout": column.layout, "translation_key": column.translation_key}
    twin = make_column(cluster.column(cluster.english, "news"), "twin", **values)
    made = start_translation(source, Locale.objects.get(language_code="en"), make_user(superuser=True))
    assert made.get_parent().pk == twin.pk
    assert (made.slug, made.live) == (source.slug, False)


@pytest.mark.parametrize("model", STRUCTURE, ids=name_of)
def test_structure_is_not_sent_to_translation(cluster: SmallCluster, model: type[BasePage]) -> None:
    english = Locale.objects.get(language_code="en")
    assert "不送翻译" in refusal_to_translate(live_page(cluster, model), english, make_user(superuser=True))


def neighbours(page: BasePage, count: int) -> None:
    """Texts and columns that the page may show: below it, where it holds pages, else beside it."""
    home = Page.objects.get(pk=page.pk if page.allowed_subpage_models() else page.get_parent().pk)
    column = home.specific if home.specific_class is ColumnPage else make_column(home, f"holds-{count}")
    make_articles(column, count, pictures=True)
    for number in range(count if ColumnPage in page.allowed_subpage_models() else 0):
        make_column(home, f"below-{count}-{number}")
    renew()


def queries_of(get: Get, page: BasePage) -> int:
    host, path = address_of(page)
    forget()
    get(path, host)
    with CaptureQueriesContext(connection) as queries:
        assert get(path, host).status_code == 200
    return len(queries)


@every_type
def test_it_costs_the_same_among_two_and_among_twenty(cluster: SmallCluster, get: Get, model: type[BasePage]) -> None:
    page = live_page(cluster, model)
    neighbours(page, 2)
    few = queries_of(get, page)
    neighbours(page, 20)
    many = queries_of(get, page)
    assert many <= few + 1, "a list of more than one page is counted"
    assert many <= next(most for applies, most in BUDGETS if applies(model))
