"""Changes of who may do what: groups of roles, their rights on trees and files, and who holds a role."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import Q
from django.utils import translation
from wagtail.models import GroupCollectionPermission, GroupPagePermission, GroupSitePermission

from cms.core.audit.service import record

from . import roles
from .models import Department, Membership, RoleGroup
from .scope import forget_scope
from .separation import check_apart

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.contrib.auth.models import AbstractUser
    from django.db.models import Model
    from wagtail.models import Collection, Page, Site

FILE_APPS = ("wagtailimages", "wagtaildocs")


def group_name(department: Department | None, role: roles.Role) -> str:
    """Name of a role's group, unique by the department's code, in Chinese whatever the active language."""
    with translation.override("zh-hans"):
        word = str(role.name)
    return f"平台 · {word}" if department is None else f"{department.short_zh} · {word}（{department.code}）"


def ensure_role_groups(department: Department | None) -> dict[str, Group]:
    """Groups of all roles of a department, or of the platform where it is None: role key to group.

    Missing ones are made with the global permissions of their role; running it again changes nothing.
    """
    known = {row.role: row.group for row in RoleGroup.objects.filter(department=department).select_related("group")}
    missing = [role for role in roles.roles("department" if department else "platform") if role.key not in known]
    if not missing:
        return known
    groups = Group.objects.bulk_create([Group(name=group_name(department, role)) for role in missing])
    RoleGroup.objects.bulk_create(
        RoleGroup(department=department, role=role.key, group=group)
        for role, group in zip(missing, groups, strict=True)
    )
    made = {role.key: group for role, group in zip(missing, groups, strict=True)}
    grant_globally(made)
    _record_grant(made.values(), department, {"roles": [role.key for role in missing]})
    return known | made


def rename_role_groups(department: Department) -> None:
    """Name the groups of a department's roles after its present name."""
    for row in RoleGroup.objects.filter(department=department).select_related("group"):
        row.group.name = group_name(department, roles.get(row.role))
        row.group.save(update_fields=["name"])


def grant_globally(groups: dict[str, Group]) -> None:
    """Give each group the global permissions of its role."""
    wanted = {key: set(roles.get(key).permissions) for key in groups}
    found = _permissions({name for names in wanted.values() for name in names})
    through = Group.permissions.through
    through.objects.bulk_create(
        (
            through(group=groups[key], permission=found[name])
            for key, names in wanted.items()
            for name in names
            if name in found
        ),
        ignore_conflicts=True,
    )


def grant_tree(groups: dict[str, Group], pages: Iterable[Page]) -> None:
    """Give each group the page rights of its role on these root pages."""
    codenames = {f"{right}_page" for key in groups for right in roles.get(key).page_permissions}
    rights = Permission.objects.filter(content_type__app_label="wagtailcore", content_type__model="page")
    found = {right.codename: right for right in rights.filter(codename__in=codenames)}
    for page in pages:
        GroupPagePermission.objects.bulk_create(
            (
                GroupPagePermission(group=group, page_id=page.pk, permission=found[f"{right}_page"])
                for key, group in groups.items()
                for right in roles.get(key).page_permissions
            ),
            ignore_conflicts=True,
        )
        _record_grant(groups.values(), page, {"rights": sorted(codenames)})


def withdraw_tree(groups: Iterable[Group], page: Page) -> None:
    """Take all page rights of these groups on a root page away: nobody of the department edits what is archived."""
    GroupPagePermission.objects.filter(group__in=list(groups), page_id=page.pk).delete()


def grant_files(groups: dict[str, Group], collection: Collection) -> None:
    """Give each group the rights of its role on pictures and files of a collection."""
    codenames = {right for key in groups for right in roles.get(key).file_permissions}
    rights = Permission.objects.filter(codename__in=codenames, content_type__app_label__in=FILE_APPS)
    found = {right.codename: right for right in rights}
    known = set(
        GroupCollectionPermission.objects.filter(collection=collection, group__in=groups.values()).values_list(
            "group_id", "permission_id"
        )
    )
    GroupCollectionPermission.objects.bulk_create(
        GroupCollectionPermission(group=group, collection=collection, permission=found[right])
        for key, group in groups.items()
        for right in roles.get(key).file_permissions
        if (group.pk, found[right].pk) not in known
    )
    _record_grant(groups.values(), collection, {"rights": sorted(codenames)})


def grant_site_settings(group: Group, site: Site, codename: str = "change_siteprofile") -> None:
    """Let a group edit the settings of one site."""
    GroupSitePermission.objects.get_or_create(
        group=group, site=site, permission=Permission.objects.get(content_type__app_label="sites", codename=codename)
    )


def grant_role(user: AbstractUser, role: str, department: Department | None = None) -> Membership:
    """Let a person hold a role, of a department or of the platform. Raises KeyError for an unknown role, ValueError
    for one that the other kind of holder has, SeparationError for one that the person must not hold beside others."""
    if roles.get(role).holder != ("department" if department else "platform"):
        raise ValueError(role)
    with transaction.atomic():
        # Two who give one person roles at the same moment do so one after the other.
        get_user_model().objects.select_for_update(no_key=True).filter(pk=user.pk).first()
        check_apart([role, *Membership.objects.filter(user_id=user.pk).values_list("role", flat=True)])
        membership, _made = Membership.objects.get_or_create(user_id=user.pk, department=department, role=role)
    forget_scope(user)
    return membership


def revoke_role(user: AbstractUser, role: str, department: Department | None = None) -> None:
    """Take a role from a person; nothing happens where it was not held."""
    for membership in Membership.objects.filter(user_id=user.pk, department=department, role=role):
        membership.delete()
    forget_scope(user)


def _record_grant(groups: Iterable[Group], place: Model | None, after: dict[str, list[str]]) -> None:
    """Say in the audit trail what rows written together cannot say themselves."""
    names = sorted(group.name for group in groups)
    if names:
        record("rights.grant", obj=place, after=after, data={"groups": names})


def _permissions(names: Iterable[str]) -> dict[str, Permission]:
    wanted = Q(pk__in=[])
    for name in names:
        app, _, codename = name.partition(".")
        wanted |= Q(content_type__app_label=app, codename=codename)
    found = Permission.objects.filter(wanted).select_related("content_type")
    return {f"{right.content_type.app_label}.{right.codename}": right for right in found}
