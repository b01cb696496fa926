"""Forms of people: one name, roles instead of bare groups."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib.auth import get_user_model
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.account import NameEmailForm
from wagtail.users.forms import UserCreationForm, UserEditForm

from cms.departments.models import RoleGroup
from cms.departments.service import grant_role, revoke_role

if TYPE_CHECKING:
    from .models import User


class PersonMixin:
    """A person's full name takes the place of first and last name; the groups chosen are the roles held."""

    def save(self, commit: bool = True) -> User:
        user: User = super().save(commit)  # type: ignore[misc]
        if commit:
            hold_roles_of_groups(user)
        return user


class PersonCreationForm(PersonMixin, UserCreationForm):
    """A new person of the admin."""

    first_name = last_name = None
    full_name = forms.CharField(max_length=60, label=_("姓名"))
    phone = forms.CharField(max_length=30, required=False, label=_("办公电话"))

    class Meta(UserCreationForm.Meta):
        model = get_user_model()
        fields = ["username", "email", "full_name", "phone", "is_superuser", "groups"]


class PersonEditForm(PersonMixin, UserEditForm):
    """A person's account, by those who manage people."""

    first_name = last_name = None
    full_name = forms.CharField(max_length=60, label=_("姓名"))
    phone = forms.CharField(max_length=30, required=False, label=_("办公电话"))

    class Meta(UserEditForm.Meta):
        model = get_user_model()
        fields = ["username", "email", "full_name", "phone", "is_active", "is_superuser", "groups"]


class OwnNameForm(NameEmailForm):
    """A person's own name and address, on the page “我的账号”."""

    first_name = last_name = None
    full_name = forms.CharField(max_length=60, label=_("姓名"))
    phone = forms.CharField(max_length=30, required=False, label=_("办公电话"))

    class Meta(NameEmailForm.Meta):
        model = get_user_model()
        fields = ["full_name", "phone", "email"]


def hold_roles_of_groups(user: User) -> None:
    """Make the roles a person holds those of the groups the person is in."""
    wanted: set[tuple[str, Any]] = set()
    for row in RoleGroup.objects.filter(group__in=user.groups.all()).select_related("department"):
        wanted.add((row.role, row.department))
    for membership in user.memberships.select_related("department"):
        if (membership.role, membership.department) not in wanted:
            revoke_role(user, membership.role, membership.department)
    for role, department in wanted:
        grant_role(user, role, department)
