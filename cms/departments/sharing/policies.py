"""Who sees, uses, changes and keeps what departments and the platform own and share.

Lists hold what belongs to the place that a person works for now (`Scope.in_view`); whether one row may be opened or changed
is decided by all of the person's rights.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.auth import get_user_model
from django.db.models import Q
from wagtail.permission_policies.base import BasePermissionPolicy

from cms.departments.models import Department
from cms.departments.roles import DEPARTMENT_ADMIN, PORTAL_EDITOR, PORTAL_REVIEWER, TRANSLATOR
from cms.departments.scope import Scope

from .models import Audience, Shared

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
    from django.db.models import Model, QuerySet

    from .models import Owned

    Person = Any

#: Who keeps content of the platform. The three administrators of 三员分立 keep none.
KEEPERS = (PORTAL_EDITOR.key,)
#: Who works on the pages of the platform, and so uses what it owns or what is shared with all.
READERS = (PORTAL_EDITOR.key, PORTAL_REVIEWER.key, TRANSLATOR.key)
#: Acts of a reader, and acts that may be shared as well. All others are the owner's.
READING, EDITING = frozenset({"view", "choose"}), frozenset({"change"})


def keeps_shared_content(user: Person | AnonymousUser) -> bool:
    """Whether the person keeps what the platform owns."""
    return bool(user.is_active and Scope.of(user).has_platform_role(*KEEPERS))


def works_for_platform(user: Person) -> bool:
    """Whether the person works on the platform's own pages."""
    return Scope.of(user).has_platform_role(*READERS)


def administered(user: Person) -> set[int]:
    """Ids of the departments that the person administers."""
    return Scope.of(user).department_ids(DEPARTMENT_ADMIN.key)


def own_departments(user: Person) -> QuerySet[Department]:
    """Departments that the person administers."""
    return Department.objects.filter(pk__in=administered(user))


def shared_with(model: type[Model], departments: set[int]) -> Q:
    """Condition for rows whose audience has one of these departments in it, without rows shared with all."""
    field: Any = model._meta.get_field("audience_departments")
    links = field.remote_field.through.objects.filter(**{f"{field.m2m_reverse_field_name()}__in": departments})
    return Q(audience=Audience.SOME, pk__in=links.values(f"{field.m2m_field_name()}_id"))


def available_to(model: type[Model], department: Department | None) -> QuerySet[Any]:
    """Rows that pages of a department may name, of the platform's own trees where it is None: owned or shared."""
    own = Q(department=department) | Q(audience=Audience.ALL)
    if department is not None:
        own |= shared_with(model, {department.pk})
    return model._default_manager.filter(own)


class RowPolicy(BasePermissionPolicy):
    """Base: a subclass says which rows are whose, everything else follows from it."""

    def rows_for(self, user: Person, actions: frozenset[str]) -> QuerySet[Any]:
        """Rows upon which the active person may do one of the acts."""
        raise NotImplementedError

    def may_keep(self, user: Person) -> bool:
        """Whether there may be rows that the person owns."""
        return keeps_shared_content(user)

    def user_has_permission(self, user: Person, action: str) -> bool:
        return bool(user.is_active and self.may_keep(user))

    def user_has_any_permission(self, user: Person, actions: Iterable[str]) -> bool:
        return any(self.user_has_permission(user, action) for action in actions)

    def user_has_permission_for_instance(self, user: Person, action: str, instance: Any) -> bool:
        return self.user_has_any_permission_for_instance(user, {action}, instance)

    def user_has_any_permission_for_instance(self, user: Person, actions: Iterable[str], instance: Any) -> bool:
        return self.instances_user_has_any_permission_for(user, actions).filter(pk=instance.pk).exists()

    def instances_user_has_any_permission_for(self, user: Person, actions: Iterable[str]) -> QuerySet[Any]:
        rows = self.model._default_manager.all()
        if not user.is_active:
            return rows.none()
        return rows if user.is_superuser else self.rows_for(user, frozenset(actions))

    def users_with_any_permission(self, actions: Iterable[str]) -> QuerySet[Any]:
        holders = Q(memberships__role__in=KEEPERS, memberships__department=None) | Q(is_superuser=True)
        return get_user_model().objects.filter(holders, is_active=True).distinct()

    def users_with_any_permission_for_instance(self, actions: Iterable[str], instance: Model) -> QuerySet[Any]:
        return self.users_with_any_permission(actions)


class PlatformPolicy(RowPolicy):
    """Rows of the platform alone: its editors do everything with them, nobody else anything."""

    def rows_for(self, user: Person, actions: frozenset[str]) -> QuerySet[Any]:
        rows = self.model._default_manager.all()
        return rows if keeps_shared_content(user) else rows.none()


class OwnerPolicy(RowPolicy):
    """Rows with an owner and no audience: whoever keeps the owner's things does everything, nobody else anything."""

    def may_keep(self, user: Person) -> bool:
        return keeps_shared_content(user) or bool(administered(user))

    def rows_for(self, user: Person, actions: frozenset[str]) -> QuerySet[Any]:
        return self.model._default_manager.filter(self.kept(user))

    def kept(self, user: Person) -> Q:
        """Condition for the rows of which the person is owner."""
        scope = Scope.in_view(user)
        own = Q(department__in=scope.department_ids(DEPARTMENT_ADMIN.key))
        return own | Q(department=None) if scope.has_platform_role(*KEEPERS) else own

    def keeps(self, user: Person, row: Owned) -> bool:
        """The same of one row, without a query."""
        if not user.is_active:
            return False
        if user.is_superuser:
            return True
        return keeps_shared_content(user) if row.department_id is None else row.department_id in administered(user)

    def user_has_any_permission_for_instance(self, user: Person, actions: Iterable[str], instance: Any) -> bool:
        return self.keeps(user, instance)


class SharedPolicy(OwnerPolicy):
    """Rows with an owner and an audience. The people of the owner and of the audience read and choose; they change what is
    shared for editing; owner, audience and deletion are the keeper's."""

    model: type[Shared]

    def user_has_permission(self, user: Person, action: str) -> bool:
        if not user.is_active:
            return False
        if action in READING | EDITING:
            return works_for_platform(user) or bool(Scope.of(user).department_ids())
        return self.may_keep(user)

    def rows_for(self, user: Person, actions: frozenset[str]) -> QuerySet[Any]:
        found = self.kept(user)
        if actions & READING:
            found |= self._readable(user)
        elif actions & EDITING:
            found |= self._readable(user) & Q(audience_may_edit=True) & ~Q(audience=Audience.NONE)
        return self.model._default_manager.filter(found)

    def _readable(self, user: Person) -> Q:
        scope = Scope.in_view(user)
        departments, platform = scope.department_ids(), scope.has_platform_role(*READERS)
        found = Q(department__in=departments) | shared_with(self.model, departments)
        if platform or departments:
            found |= Q(audience=Audience.ALL)
        return found | Q(department=None) if platform else found

    def user_has_any_permission_for_instance(self, user: Person, actions: Iterable[str], instance: Any) -> bool:
        if self.keeps(user, instance):
            return True
        wanted = set(actions)
        reading = bool(wanted & READING)
        editing = bool(wanted & EDITING) and instance.audience_may_edit and instance.audience != Audience.NONE
        return (reading or editing) and user.is_active and self._reads(user, instance)

    def _reads(self, user: Person, row: Shared) -> bool:
        departments, platform = Scope.of(user).department_ids(), works_for_platform(user)
        if platform if row.department_id is None else row.department_id in departments:
            return True
        if row.audience == Audience.ALL:
            return platform or bool(departments)
        if row.audience == Audience.NONE or not departments:
            return False
        return any(department.pk in departments for department in row.audience_departments.all())


class PartPolicy(RowPolicy):
    """Rows that are parts of a shared one, and follow it: who changes the whole keeps its parts."""

    def __init__(self, model: type[Model], whole: str, policy: SharedPolicy) -> None:
        super().__init__(model)
        self.whole, self.policy = whole, policy

    def user_has_permission(self, user: Person, action: str) -> bool:
        return self.policy.user_has_permission(user, "view" if action in READING else "change")

    def user_has_any_permission_for_instance(self, user: Person, actions: Iterable[str], instance: Any) -> bool:
        wanted = {"view"} if set(actions) & READING else {"change"}
        return self.policy.user_has_any_permission_for_instance(user, wanted, getattr(instance, self.whole))

    def rows_for(self, user: Person, actions: frozenset[str]) -> QuerySet[Any]:
        wanted = {"view"} if actions & READING else {"change"}
        wholes = self.policy.instances_user_has_any_permission_for(user, wanted)
        return self.model._default_manager.filter(**{f"{self.whole}__in": wholes.values("pk")})


def keeps_row(user: AbstractBaseUser | Any, row: Owned) -> bool:
    """Whether the person decides about owner, audience and deletion of the row."""
    return OwnerPolicy(type(row)).keeps(user, row)
