"""Reads about pictures and files for other apps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.contenttypes.models import ContentType
from wagtail.models import CollectionViewRestriction, Page, ReferenceIndex
from wagtail.permissions import policy_registry

from cms.departments.roles import PORTAL_EDITOR, PORTAL_REVIEWER, TRANSLATOR
from cms.departments.scope import Scope

from .models import CustomDocument, CustomImage

if TYPE_CHECKING:
    from cms.accounts.models import User

__all__ = ["is_public", "may_see"]

USES = ("choose", "change", "add", "delete")


def is_public(item: CustomDocument | CustomImage) -> bool:
    """Whether a live page whose ancestors are live uses the picture or file; nothing else makes it public.

    Drafts do not count: Wagtail's index of references is read from the published rows.
    """
    if CollectionViewRestriction.objects.filter(collection__in=item.collection.get_ancestors(inclusive=True)).exists():
        return False
    paths = _live_pages(item)
    above = {path: {path[:end] for end in range(Page.steplen, len(path), Page.steplen)} for path in paths}
    hidden = set(Page.objects.filter(path__in=set().union(*above.values()), live=False).values_list("path", flat=True))
    return any(not (ancestors & hidden) for ancestors in above.values())


def _live_pages(item: CustomDocument | CustomImage) -> list[str]:
    """Treebeard paths of the live pages that use the item."""
    uses = ReferenceIndex.objects.filter(
        to_content_type=ContentType.objects.get_for_model(item),
        to_object_id=str(item.pk),
        base_content_type=ContentType.objects.get_for_model(Page),
    )
    ids = {int(pk) for pk in uses.values_list("object_id", flat=True)}
    return list(Page.objects.filter(pk__in=ids, live=True).values_list("path", flat=True)) if ids else []


def may_see(user: User, item: CustomDocument | CustomImage) -> bool:
    """Whether a person of the admin may open the original: by a right on its collection, or as one who reviews or
    translates what departments hand in."""
    if Scope.of(user).has_platform_role(PORTAL_EDITOR.key, PORTAL_REVIEWER.key, TRANSLATOR.key):
        return True
    policy = policy_registry.get_by_type(type(item))
    return bool(policy.user_has_any_permission_for_instance(user, USES, item))
