"""The admin's own API, by which its choosers and widgets ask; it lists what a person may use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.functional import cached_property
from wagtail.admin.api.serializers import AdminPageSerializer, PageChildrenField, get_model_listing_url
from wagtail.admin.api.views import PagesAdminAPIViewSet
from wagtail.api.v2.serializers import PageParentField
from wagtail.documents.api.admin.views import DocumentsAdminAPIViewSet
from wagtail.images.api.admin.views import ImagesAdminAPIViewSet
from wagtail.models import Page
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


class CountOfChildren(PageChildrenField):
    """Number of pages below, from the page itself where the person works at all of them."""

    def to_representation(self, page: Page) -> Any:
        if not works_within(self.context, page):
            return super().to_representation(page)
        address = get_model_listing_url(self.context, Page)
        return {"count": page.numchild, "listing_url": f"{address}?child_of={page.pk}"}


class OneParent(PageParentField):
    """The page above, looked up once for all rows that have the same."""

    def get_attribute(self, instance: Page) -> Page | None:
        known = self.context["view"].parents
        path = instance.path[: -instance.steplen]
        if path not in known:
            known[path] = super().get_attribute(instance)
        return known[path]


class PageRowSerializer(AdminPageSerializer):
    """Rows of the side menu and of choosers."""

    children = CountOfChildren(read_only=True)
    parent = OneParent(read_only=True)


def works_within(context: dict[str, Any], page: Page) -> bool:
    """Whether the person has a right at the page itself, and so on everything below it."""
    user = context["request"].user
    return bool(user.is_superuser or policy_registry.get(page).get_cached_permissions_for_user(user).at(page.path))


class ScopedPages(PagesAdminAPIViewSet):
    """Pages that the person explores, with as many queries for twenty rows as for two."""

    base_serializer_class = PageRowSerializer

    @cached_property
    def parents(self) -> dict[str, Page | None]:
        """Pages above the rows of this answer, by path."""
        return {}

    def paginate_queryset(self, queryset: Any) -> Any:
        """The rows with all that is shown of each; Wagtail's filters drop what the queryset was told before them."""
        rows = queryset.defer_streamfields().specific().annotate_approved_schedule().prefetch_workflow_states()
        return super().paginate_queryset(rows.prefetch_related("locale", "latest_revision"))
