"""Wagtail's screens that ask for a right to act, but not whether the person may know of what the address names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404, JsonResponse
from django.utils.translation import gettext as _
from taggit.models import Tag, TaggedItem
from wagtail.models import Page
from wagtail.permissions import policy_registry

from cms.media.models import CustomDocument, CustomImage

from .choosers import choosable_pages, usable
from .guard import hand_on

if TYPE_CHECKING:
    from django.db.models import Model, QuerySet
    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

#: Tags that are proposed while one is written.
PROPOSED = 10


def _refuse_beyond(rows: QuerySet[Any], named: list[str]) -> None:
    """Raise PermissionDenied when an id is not among the rows, and Http404 when it is none."""
    if not all(key.isdecimal() for key in named):
        raise Http404
    if rows.filter(pk__in=named).count() != len(set(named)):
        raise PermissionDenied(_("所选内容不属于你的部门，或已不存在。"))


def explore(request: HttpRequest, parent_page_id: int) -> HttpResponseBase:
    """A listing of pages below one that the person works at."""
    _refuse_beyond(policy_registry.get_by_type(Page).explorable_instances(request.user), [str(parent_page_id)])
    return hand_on(request)


def choose_below(request: HttpRequest, parent_page_id: int) -> HttpResponseBase:
    """The page chooser below a page that the person may choose."""
    _refuse_beyond(choosable_pages(Page.objects.all(), request.user), [str(parent_page_id)])  # type: ignore[arg-type]
    return hand_on(request)


def chosen_pages(request: HttpRequest) -> HttpResponseBase:
    """Pages that were chosen together."""
    _refuse_beyond(choosable_pages(Page.objects.all(), request.user), request.GET.getlist("id"))  # type: ignore[arg-type]
    return hand_on(request)


def cancel_review(request: HttpRequest, page_id: int) -> HttpResponseBase:
    """The question whether a page leaves its review, for people who work at it."""
    return explore(request, page_id)


def act_on_many(request: HttpRequest, app_label: str, model_name: str, action: str) -> HttpResponseBase:
    """An act upon many rows: Wagtail names those for which the right is missing, so that none may be of others."""
    try:
        model: type[Model] = apps.get_model(app_label, model_name)
    except LookupError as error:
        raise Http404 from error
    named = request.GET.getlist("id")
    if issubclass(model, Page):
        rows = policy_registry.get_by_type(Page).explorable_instances(request.user)
        # “All” are those below this page; without one, all there are.
        named = [request.GET.get("childOf", "") if key == "all" else key for key in named]
        _refuse_beyond(choosable_pages(Page.objects.all(), request.user), request.POST.getlist("chooser"))  # type: ignore[arg-type]
    else:
        rows = usable(model, request.user)  # type: ignore[arg-type]
        named = [key for key in named if key != "all"]
    _refuse_beyond(rows, named)
    return hand_on(request)


def tags(request: HttpRequest, **_kwargs: str) -> JsonResponse:
    """Tags of the pictures and files that the person may use."""
    begin, uses = request.GET.get("term", ""), Q(pk__in=[])
    for model in (CustomImage, CustomDocument):
        items = usable(model, request.user)  # type: ignore[arg-type]
        uses |= Q(content_type=ContentType.objects.get_for_model(model), object_id__in=items.values("pk"))
    own = Tag.objects.filter(pk__in=TaggedItem.objects.filter(uses).values("tag_id"), name__istartswith=begin)
    names = own.order_by("name").values_list("name", flat=True) if begin else []
    return JsonResponse(list(names[:PROPOSED]), safe=False)
