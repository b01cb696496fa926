"""Wagtail's page listings: how long they are, and filters that name sites and people of the own places and nobody else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.auth import get_user_model
from django.db.models import Q
from taggit.models import Tag
from wagtail.admin import filters
from wagtail.admin.views.pages.listing import ExplorableIndexView, PageFilterSet
from wagtail.images.views import chooser as image_chooser
from wagtail.models import Page, PageLogEntry, Site
from wagtail.permissions import policy_registry

if TYPE_CHECKING:
    from django.db.models import Model, QuerySet
    from django.http import HttpRequest


#: Pages on one screen. A row costs as much as a public page: Wagtail's fifty of them keep an editor waiting.
ROWS = 20


def adapt_listings() -> None:
    """Shorten the lists, and put the person's own places in the stead of all rows; called once, when models are loaded."""
    ExplorableIndexView.paginate_by = ROWS
    # Wagtail asks for the class by no setting: its filters are shared by all listings of pages.
    for name, choices in (("site", _sites), ("owner", _owners), ("edited_by", _editors)):
        PageFilterSet.base_filters[name].queryset = choices
    # The most used tags are words of all departments, and Wagtail does not say who asks for them.
    for module in (filters, image_chooser):
        module.popular_tags_for_model = _no_tags


def _no_tags(_model: type[Model]) -> QuerySet[Tag]:
    return Tag.objects.none()


def _pages(request: HttpRequest) -> QuerySet[Page]:
    return policy_registry.get_by_type(Page).explorable_instances(request.user)


def _sites(request: HttpRequest) -> QuerySet[Site]:
    if request.user.is_superuser:
        return Site.objects.all()
    return Site.objects.filter(root_page__in=_pages(request).filter(sites_rooted_here__isnull=False))


def _owners(request: HttpRequest) -> QuerySet[Any]:
    return _people(Q(pk__in=_pages(request).order_by().values("owner_id")))


def _editors(request: HttpRequest) -> QuerySet[Any]:
    entries = PageLogEntry.objects.filter(action="wagtail.edit", page__in=_pages(request).order_by())
    return _people(Q(pk__in=entries.order_by().values("user_id")))


def _people(who: Q) -> QuerySet[Any]:
    return get_user_model().objects.filter(who)
