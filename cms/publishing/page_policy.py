"""Rights on pages as prefixes of paths: their cost does not grow with the groups a person is in."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING, Any

from django.db.models import Q
from wagtail.models import GroupPagePermission, Page
from wagtail.permission_policies.pages import PagePermissionPolicy

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet

    from cms.accounts.models import User

EXPLORING = frozenset({"add", "change", "publish", "lock", "unlock", "bulk_delete"})
NOTHING = Q(pk__in=[])


class TreePermissionPolicy(PagePermissionPolicy):
    """Wagtail's policy, answered from the few rows that say something new.

    Wagtail joins one condition per row of every group; a person of a hundred departments has fourteen hundred rows. Here a
    right that also stands on a page above is dropped, and conditions are made from paths alone.
    """

    def get_all_permissions_for_user(self, user: User) -> Any:
        if not user.is_active or user.is_anonymous or user.is_superuser:
            return GroupPagePermission.objects.none()
        rows = GroupPagePermission.objects.filter(group__user=user).select_related("page", "permission")
        kept: dict[tuple[str, str], GroupPagePermission] = {}
        for row in rows.defer("page__search_description").order_by("page__path"):
            name, path = row.permission.codename, row.page.path
            above = (path[:end] for end in range(Page.steplen, len(path) + 1, Page.steplen))
            if not any((name, place) in kept for place in above):
                kept[name, path] = row
        return list(kept.values())

    def _paths(self, user: User, actions: Iterable[str]) -> list[str]:
        """Places where one of the rights is held, without those below another."""
        names = self._get_permission_codenames(actions)
        held = {row.page.path for row in self.get_cached_permissions_for_user(user) if row.permission.codename in names}
        kept: list[str] = []
        for path in sorted(held):
            if not (kept and path.startswith(kept[-1])):
                kept.append(path)
        return kept

    def instances_user_has_any_permission_for(self, user: User, actions: Iterable[str]) -> QuerySet[Page]:
        base = self._base_queryset_for_user(user)
        if base is not None:
            return base
        wanted = set(actions)
        condition = _within(self._paths(user, wanted))
        if "change" in wanted and "add" not in wanted:
            condition |= _within(self._paths(user, {"add"})) & Q(owner=user)
        return self.model._default_manager.filter(condition)

    def instances_with_direct_explore_permission(self, user: User) -> Any:
        if user.is_superuser:
            return super().instances_with_direct_explore_permission(user)
        return [row.page for row in self.get_cached_permissions_for_user(user)]

    def explorable_root_instance(self, user: User) -> Page | None:
        name = self._explorable_root_instance_cache_name
        if user.is_superuser:
            return super().explorable_root_instance(user)
        if not hasattr(user, name):
            path = _common(self._paths(user, EXPLORING))
            setattr(user, name, Page.objects.filter(path=path).first() if path else None)
        return getattr(user, name)

    def explorable_instances(self, user: User) -> QuerySet[Page]:
        base = self._base_queryset_for_user(user)
        if base is not None:
            return base
        paths = self._paths(user, EXPLORING)
        top = _common(paths)
        above = {path[:end] for path in paths for end in range(max(len(top), Page.steplen), len(path), Page.steplen)}
        return self.model._default_manager.filter(_within(paths) | Q(path__in=above))


def _within(paths: Iterable[str]) -> Q:
    return reduce(lambda condition, path: condition | Q(path__startswith=path), paths, NOTHING)


def _common(paths: list[str]) -> str:
    """Path of the nearest page above all of them; empty for none."""
    first, last = min(paths, default=""), max(paths, default="")
    ends = range(len(first), 0, -Page.steplen)
    return next((first[:end] for end in ends if last.startswith(first[:end])), "")
