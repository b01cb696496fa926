"""Rights on pictures and files as prefixes of the collections' paths: their cost does not grow with a person's groups."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import F, Q
from wagtail.models import Collection, GroupCollectionPermission
from wagtail.permission_policies.collections import (
    CollectionManagementPermissionPolicy,
    CollectionOwnershipPermissionPolicy,
)

from cms.core.database.trees import within
from cms.departments.scope import Scope

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import Model, QuerySet

    from cms.accounts.models import User


@dataclass(frozen=True, slots=True)
class FileRight:
    """One right on a collection and those below it. `place` is the department whose role gives it, None for the platform."""

    path: str
    codename: str
    place: int | None


class FilePermissionPolicy(CollectionOwnershipPermissionPolicy):
    """Wagtail's policy of files in collections, answered from paths alone.

    Querysets and the choice of a collection hold what is shown where the person works now (`Scope.in_view`); whether one
    file may be changed is decided by all rights.
    """

    permission_cache_name = "_file_rights"

    def __init__(self, model: type[Model], rights_of: str) -> None:
        """`rights_of` names the model on which roles hold the rights: Wagtail's own, whichever model is in use."""
        super().__init__(model, auth_model=rights_of, owner_field_name="uploaded_by_user")

    def get_all_permissions_for_user(self, user: User) -> frozenset[FileRight]:
        if not user.is_active or user.is_anonymous or user.is_superuser:
            return frozenset()
        rows = GroupCollectionPermission.objects.filter(group__user=user)
        rows = rows.annotate(place=F("group__role_group__department"))
        fields = ("collection__path", "permission__codename", "place")
        return frozenset(FileRight(*row) for row in rows.order_by().values_list(*fields).distinct())

    def _rights(self, user: User, actions: Iterable[str]) -> list[FileRight]:
        codenames = self._get_permission_codenames(actions)
        return [row for row in self.get_cached_permissions_for_user(user) if row.codename in codenames]

    def _check_perm(self, user: User, actions: Iterable[str], collection: Collection | None = None) -> bool:
        if not (user.is_active and user.is_authenticated):
            return False
        if user.is_superuser:
            return True
        rights = self._rights(user, actions)
        return bool(rights) if collection is None else any(collection.path.startswith(row.path) for row in rights)

    def _collections_with_perm(self, user: User, actions: Iterable[str]) -> QuerySet[Collection]:
        scope = Scope.of(user)
        return Collection.objects.filter(
            within(row.path for row in self._rights(user, actions) if scope.shows(row.place))
        )

    def instances_user_has_any_permission_for(self, user: User, actions: Iterable[str]) -> QuerySet[Any]:
        if not user.is_authenticated:
            return self.model._default_manager.none()
        if user.is_active and user.is_superuser:
            return self.model._default_manager.all()
        # A right to delete is the right to change, and who may add changes the own files.
        wanted = {"change" if action == "delete" else action for action in actions} & {"change", "choose"}
        if not wanted:
            return self.model._default_manager.none()
        condition = Q(collection__in=self._collections_with_perm(user, wanted))
        if "change" in wanted:
            condition |= Q(collection__in=self._collections_with_perm(user, {"add"}), uploaded_by_user=user)
        return self.model._default_manager.filter(condition)


class CollectionPolicy(CollectionManagementPermissionPolicy):
    """Wagtail's policy of collections themselves, without reading a person's rights on the files in them."""

    permission_cache_name = "_collection_rights"

    def get_all_permissions_for_user(self, user: User) -> QuerySet[GroupCollectionPermission]:
        return super().get_all_permissions_for_user(user).filter(permission__content_type__model="collection")
