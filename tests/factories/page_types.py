"""One page of every type of the registry, made from what the type says of itself."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Any

from django.db import models
from wagtail.models import Page, get_page_models

from cms.content.enums import ColumnKind, ColumnLayout
from cms.content.models import BasePage, ColumnPage
from cms.core.fields import StreamField
from cms.publishing.gate import publishing_as

from .content import make_column, renew

if TYPE_CHECKING:
    from .sites import SmallCluster

#: Every concrete page type of the platform; a new one is among them as soon as it exists.
TYPES: list[type[BasePage]] = [model for model in get_page_models() if issubclass(model, BasePage)]
TEXTS = [model for model in TYPES if model.moderated]
STRUCTURE = [model for model in TYPES if not model.moderated]
#: Types that may be the root of a tree: their pages come with a site or department, nobody makes them by hand.
GIVEN = [model for model in TYPES if Page in model.allowed_parent_page_models()]

_numbers = count(1)


def name_of(model: type[BasePage]) -> str:
    """For the ids of parametrised tests."""
    return model._meta.model_name or ""


def required(model: type[BasePage]) -> dict[str, Any]:
    """Values for the fields of the type's own that may not be empty."""
    own = [field for field in model._meta.local_concrete_fields if not field.blank and not field.has_default()]
    return {field.name: "必填" for field in own if isinstance(field, models.CharField | models.TextField)}


def unsaved(model: type[BasePage], title: str = "新的页面") -> BasePage:
    """A page of the type as its author begins it."""
    return model(title=title, slug=f"example-{next(_numbers)}", **required(model))


def place_for(cluster: SmallCluster, model: type[BasePage], **fields: Any) -> ColumnPage:
    """A new column of the portal of the first kind and layout below which the type may stand."""
    kinds = ((kind, layout) for layout in ColumnLayout.values for kind in ColumnKind.values)
    kind, layout = next(pair for pair in kinds if model.can_create_at(ColumnPage(kind=pair[0], layout=pair[1])))
    news = cluster.column(cluster.portal, "news")
    column = make_column(news, f"place-{next(_numbers)}", kind=kind, layout=layout, **fields)
    renew()
    return column


def live_page(cluster: SmallCluster, model: type[BasePage], title: str = "新的页面") -> BasePage:
    """A live page of the type: one that is there of types that nobody makes, else a new one in its place."""
    if model in GIVEN:
        return model.objects.order_by("path")[0]
    return put(place_for(cluster, model), model, title)


def put(parent: Page, model: type[BasePage], title: str = "新的页面") -> BasePage:
    """A live page below another one."""
    page = unsaved(model, title)
    page.locale = parent.locale
    parent.add_child(instance=page)
    with publishing_as("review"):
        page.save_revision().publish()
    renew()
    return model.objects.get(pk=page.pk)


def stream_names(model: type[BasePage]) -> list[str]:
    """Fields whose form is made by script."""
    return [field.name for field in model._meta.get_fields() if isinstance(field, StreamField)]


def address_of(page: BasePage) -> tuple[str, str]:
    """Host and path under which readers find a page."""
    host, _slash, path = str(page.full_url).removeprefix("http://").partition("/")
    return host, f"/{path}"
