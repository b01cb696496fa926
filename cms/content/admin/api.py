"""The admin's own API, by which its choosers and widgets ask; it lists what a person may use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wagtail.documents.api.admin.views import DocumentsAdminAPIViewSet
from wagtail.images.api.admin.views import ImagesAdminAPIViewSet
from wagtail.permissions import policy_registry

if TYPE_CHECKING:
    from django.db.models import QuerySet

USES = ("choose", "change", "add")


class ScopedMixin:
    """Rows of collections on which the person has a right."""

    def get_queryset(self) -> QuerySet[Any]:
        rows = super().get_queryset()  # type: ignore[misc]
        policy = policy_registry.get_by_type(rows.model)
        own = policy.instances_user_has_any_permission_for(self.request.user, USES)  # type: ignore[attr-defined]
        return rows.filter(pk__in=own.values("pk"))


class ScopedImages(ScopedMixin, ImagesAdminAPIViewSet):
    """Pictures."""


class ScopedDocuments(ScopedMixin, DocumentsAdminAPIViewSet):
    """Files."""
