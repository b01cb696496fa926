"""What choosers name: pages that a person works on, what all readers see on the platform's own sites, own files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Q
from wagtail.models import Page, Site
from wagtail.permissions import policy_registry

if TYPE_CHECKING:
    from django.db.models import Model, QuerySet

    from cms.accounts.models import User

#: Rights by which a person knows of a row.
USES = ("choose", "change", "add", "delete")


def usable(model: type[Model], user: User) -> QuerySet[Any]:
    """Rows on which the person has a right: pictures and files by their collection, others by their own policy."""
    return policy_registry.get_by_type(model).instances_user_has_any_permission_for(user, USES)


def choosable_pages(pages: QuerySet[Page], user: User) -> QuerySet[Page]:
    """Own pages with their drafts, and live pages of the portal and the English site."""
    if user.is_superuser:
        return pages
    own = policy_registry.get_by_type(Page).explorable_instances(user)
    shared = Q(pk__in=[])
    for path in Site.objects.filter(root_page__department=None).values_list("root_page__path", flat=True):
        shared |= Q(path__startswith=path, live=True)
    return pages.filter(Q(pk__in=own.values("pk")) | shared | Q(depth=1))
