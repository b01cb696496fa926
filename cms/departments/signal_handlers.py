"""Who holds a role stands in its group: memberships and groups never differ."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_delete, post_save

from .actions import ensure_role_groups
from .models import Membership, RoleGroup
from .scope import forget_scope


def join_group(instance: Membership, **kwargs: Any) -> None:
    """Put the holder into the group of the role; the groups are made where they do not exist yet."""
    if kwargs.get("raw"):
        return
    instance.user.groups.add(ensure_role_groups(instance.department)[instance.role])
    forget_scope(instance.user)


def leave_group(instance: Membership, **_kwargs: Any) -> None:
    """Take the former holder out of the group; nothing is left to do where the department or the person goes as a whole."""
    row = RoleGroup.objects.filter(department=instance.department_id, role=instance.role).first()
    if row is not None:
        row.group.user_set.remove(instance.user_id)
    if Membership._meta.get_field("user").is_cached(instance):
        forget_scope(instance.user)


def connect() -> None:
    """Listen to memberships."""
    post_save.connect(join_group, sender=Membership, dispatch_uid="membership_join")
    post_delete.connect(leave_group, sender=Membership, dispatch_uid="membership_leave")
