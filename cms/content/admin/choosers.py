"""What page choosers name: pages that a person works on, and what all readers see on the platform's own sites."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q
from wagtail.models import Page, Site
from wagtail.permissions import policy_registry

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from cms.accounts.models import User


def choosable_pages(pages: QuerySet[Page], user: User) -> QuerySet[Page]:
    """Own pages with their drafts, and live pages of the portal and the English site."""
    if user.is_superuser:
        return pages
    own = policy_registry.get_by_type(Page).explorable_instances(user)
    shared = Q(pk__in=[])
    for path in Site.objects.filter(root_page__department=None).values_list("root_page__path", flat=True):
        shared |= Q(path__startswith=path, live=True)
    return pages.filter(Q(pk__in=own.values("pk")) | shared | Q(depth=1))
