"""Which sites use a thing: counted from relations and the reference index, with a number of queries that does not grow."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Model, Q
from django.db.models.functions import Substr
from django.urls import reverse
from wagtail.models import Page, ReferenceIndex, Site, get_default_page_content_type
from wagtail.permissions import policy_registry

from cms.core.database.trees import STEP
from cms.departments.enums import DepartmentStatus
from cms.departments.models import Department
from cms.departments.scope import prefixes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.contrib.auth.models import AbstractUser

    from .models import Owned, Shared

#: Paths of pages, or of the roots of trees, with the number of live pages that name a row; None where nobody counts.
Counts = dict[str, int | None]
#: Steps of a path below which no department has its root.
DEEPEST_ROOT = 4


@dataclass(frozen=True, slots=True)
class SiteUse:
    """One site, or a department's part of the portal, that uses a row.

    `pages` is the number of live pages, None where the row takes effect without being named; `url` leads to the pages in
    the explorer, empty for who does not work there; `foreign` says that the place is not the row's owner's.
    """

    name: str
    host: str
    pages: int | None
    url: str
    foreign: bool


@dataclass(frozen=True, slots=True)
class Place:
    """The root of a site, or of a department without one."""

    root_id: int
    name: str
    host: str
    department_id: int | None


def pages_naming(row: Owned) -> Counts:
    """Live pages that name the row in a field, relation or block: two queries, and none for each page."""
    named = ReferenceIndex.objects.filter(
        base_content_type=get_default_page_content_type(),
        to_content_type=ContentType.objects.get_for_model(row),
        to_object_id=str(row.pk),
    ).values_list("object_id", flat=True)
    found = Q(pk__in=[int(key) for key in named])
    relations: list[Any] = type(row)._meta.get_fields(include_hidden=True)
    for relation in relations:
        if relation.auto_created and relation.many_to_many and issubclass(relation.related_model, Page):
            field = relation.field
            links = field.remote_field.through.objects.filter(**{field.m2m_reverse_field_name(): row})
            found |= Q(pk__in=links.values(f"{field.m2m_field_name()}_id"))
    places = Page.objects.live().filter(found).order_by().annotate(place=Substr("path", 1, STEP * DEEPEST_ROOT))
    return dict(places.values_list("place").annotate(Count("pk")))


def departments_reached(row: Shared) -> Counts:
    """Roots of all departments that a row is shared with, and of its owner; those of the platform for its own rows and
    for what is shared with all."""
    reached = Department.objects.filter(status=DepartmentStatus.ACTIVE, root_page__isnull=False)
    if row.audience != "all":
        named = row.audience_departments.all() if row.pk and row.audience == "some" else Department.objects.none()
        reached = reached.filter(Q(pk=row.department_id) | Q(pk__in=named.values("pk")))
    paths = list(reached.values_list("root_page__path", flat=True))
    if row.audience == "all" or row.department_id is None:
        own = Site.objects.filter(root_page__department=None)
        paths += own.values_list("root_page__path", flat=True)
    return dict.fromkeys(paths)


def _places() -> dict[str, Place]:
    sites = Site.objects.select_related("root_page__department").order_by("hostname")
    found = {
        site.root_page.path: Place(
            site.root_page_id, site.site_name or site.hostname, site.hostname, _department_id(site.root_page)
        )
        for site in sites
    }
    for department in Department.objects.filter(root_page__isnull=False).select_related("root_page"):
        root: Any = department.root_page
        found.setdefault(root.path, Place(root.pk, department.short_zh, "", department.pk))
    return found


def _department_id(root: Page) -> int | None:
    department = getattr(root, "department", None)
    return department.pk if department is not None else None


def uses_of(row: Owned, user: AbstractUser | None = None, counts: Counts | None = None) -> list[SiteUse]:
    """Sites that use the row, those with most pages first; links are for `user`.

    `counts` are what to show instead of the row's own `sites_using()`.
    """
    found, places = row.sites_using() if counts is None else counts, _places()
    totals: dict[str, int | None] = {}
    for path, pages in found.items():
        root = next((prefix for prefix in prefixes(path) if prefix in places), "")
        if root:
            totals[root] = None if pages is None else (totals.get(root) or 0) + pages
    open_to = _explorable((places[root].root_id for root in totals), user)
    uses = [_use(places[root], pages, row, open_to) for root, pages in totals.items()]
    return sorted(uses, key=lambda use: (-(use.pages or 0), use.host, use.name))


def _use(place: Place, pages: int | None, row: Owned, open_to: set[int]) -> SiteUse:
    url = reverse("wagtailadmin_explore", args=[place.root_id]) if place.root_id in open_to else ""
    return SiteUse(place.name, place.host, pages, url, foreign=place.department_id != row.department_id)


def _explorable(roots: Iterable[int], user: AbstractUser | None) -> set[int]:
    if user is None:
        return set()
    rows = policy_registry.get_by_type(Page).explorable_instances(user).filter(pk__in=list(roots))
    return set(rows.values_list("pk", flat=True))


def foreign_uses(uses: Iterable[SiteUse]) -> list[SiteUse]:
    """Those of others than the owner."""
    return [use for use in uses if use.foreign]


def names_of(uses: Iterable[SiteUse]) -> str:
    """Names of the sites, for a sentence."""
    return "、".join(use.name for use in uses)


def is_saved(row: Model | None) -> bool:
    """Whether the row stands in the database already, so that somebody may use it."""
    return row is not None and row.pk is not None and not row._state.adding
