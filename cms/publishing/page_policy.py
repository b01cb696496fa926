"""Rights on pages as prefixes of paths: their cost does not grow with the groups a person is in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Q
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from cms.core.database.trees import common, within
from cms.departments.scope import Scope

from .page_rights import PageRights, rights_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet

    from cms.accounts.models import User

EXPLORING = frozenset({"add", "change", "publish", "lock", "unlock", "bulk_delete"})


class TreePermissionPolicy(PagePermissionPolicy):
    """Wagtail's policy, answered from the few rows that say something new.

    Wagtail joins one condition per row of every group; a person of a hundred departments has fourteen hundred rows. Here a
    right that also stands on a page above is dropped, and conditions are made from paths alone. Querysets hold what is
    shown where the person works now (`Scope.in_view`); whether one page may be changed is decided by all rights.
    """

    def get_all_permissions_for_user(self, user: User) -> PageRights:
        if not user.is_active or user.is_anonymous or user.is_superuser:
            return PageRights()
        return rights_of(user)

    def _shown(self, user: User) -> PageRights:
        """Rights at the places that are shown, made once per person and choice of place."""
        scope, kept = Scope.of(user), getattr(user, "_shown_page_rights", None)
        if kept is None or kept[0] != scope:
            rights = self.get_cached_permissions_for_user(user)
            kept = (scope, rights if scope.shown is None else rights.shown(scope.shows))
            user._shown_page_rights = kept  # type: ignore[attr-defined]
        return kept[1]

    def _paths(self, user: User, actions: Iterable[str]) -> list[str]:
        return self._shown(user).paths(self._get_permission_codenames(actions))

    def user_has_any_permission_for_instance(self, user: User, actions: Iterable[str], instance: Page) -> bool:
        base = self._base_user_has_permission(user)
        if base is not None:
            return base
        names = self.get_cached_permissions_for_user(user).at(instance.path)
        if self._get_permission_codename("add") in names and instance.owner_id == user.pk:
            names.add(self._get_permission_codename("change"))
        return bool(self._get_permission_codenames(actions) & names)

    def instances_user_has_any_permission_for(self, user: User, actions: Iterable[str]) -> QuerySet[Page]:
        base = self._base_queryset_for_user(user)
        if base is not None:
            return base
        wanted = set(actions)
        condition = within(self._paths(user, wanted))
        if "change" in wanted and "add" not in wanted:
            condition |= within(self._paths(user, {"add"})) & Q(owner=user)
        return self.model._default_manager.filter(condition)

    def instances_with_direct_explore_permission(self, user: User) -> Any:
        if user.is_superuser:
            return super().instances_with_direct_explore_permission(user)
        return [row.page for row in self._shown(user)]

    def explorable_root_instance(self, user: User) -> Page | None:
        if user.is_superuser:
            return super().explorable_root_instance(user)
        path = common(self._paths(user, EXPLORING))
        kept = getattr(user, "_explorable_root", None)
        if kept is None or kept[0] != path:
            kept = user._explorable_root = (path, Page.objects.filter(path=path).first() if path else None)  # type: ignore[attr-defined]
        return kept[1]

    def explorable_instances(self, user: User) -> QuerySet[Page]:
        base = self._base_queryset_for_user(user)
        if base is not None:
            return base
        paths = self._paths(user, EXPLORING)
        top = common(paths)
        above = {path[:end] for path in paths for end in range(max(len(top), Page.steplen), len(path), Page.steplen)}
        return self.model._default_manager.filter(within(paths) | Q(path__in=above))
