"""Forms of people: one name, roles instead of bare groups, and never a password."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib.auth import get_user_model
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.account import NameEmailForm
from wagtail.users.forms import UserCreationForm, UserEditForm

from cms.departments.models import RoleGroup
from cms.departments.service import check_apart, grant_role, revoke_role

from .policies import answers_for_security, groups_given_by, is_wholly_managed

if TYPE_CHECKING:
    from django.contrib.auth.models import Group
    from django.db.models import QuerySet

    from .models import User

#: What no form of people takes, whoever sends it; one field of them appears for holders of all rights.
NEVER_POSTED = ("is_superuser", "is_staff", "user_permissions", "password", "password1", "password2")


class PersonMixin:
    """A person's full name takes the place of first and last name; the groups chosen are the roles held.

    `actor` is who fills the form in: it offers the roles that the actor may give, refuses others in words, and leaves
    the roles that the actor cannot see as they are.
    """

    instance: User
    fields: dict[str, forms.Field]
    data: Any
    #: Passwords are set by the person, by the link of an invitation.
    password_enabled = False
    password_required = False

    def __init__(self, *args: Any, actor: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actor = actor
        if not actor.is_superuser:
            self.fields.pop("is_superuser", None)
        person = self.instance if self.instance.pk else None
        self.groups_given = groups_given_by(actor, person)
        groups: Any = self.fields["groups"]
        groups.queryset, groups.label = self.groups_given, _("角色")
        groups.help_text = _("只列出您可以授予的角色；此人在其他部门的角色保持不变。")
        groups.error_messages = groups.error_messages | {
            "invalid_choice": _("您不能授予这个角色，未作任何修改。"),
            "invalid_pk_value": _("角色编号无效，未作任何修改。"),
        }

    def clean(self) -> dict[str, Any]:
        """Raise ValidationError for fields that were posted past the form."""
        cleaned: dict[str, Any] = super().clean() or {}  # type: ignore[misc]
        if any(self.data.get(name) and name not in self.fields for name in NEVER_POSTED):
            raise forms.ValidationError(_("您不能设置密码、超级用户或单项权限，未作任何修改。"), code="never_posted")
        return cleaned

    def clean_groups(self) -> list[Group]:
        """The roles chosen, with those that the actor may not touch."""
        chosen: list[Group] = list(self.cleaned_data["groups"])  # type: ignore[attr-defined]
        kept = self._groups_kept()
        if not chosen and not kept and not self.actor.is_superuser:
            raise forms.ValidationError(_("请至少选择一个角色。不再需要此账号时，请停用它。"), code="no_role")
        check_apart(RoleGroup.objects.filter(group__in=chosen + kept).values_list("role", flat=True))
        return chosen + kept

    def save(self, commit: bool = True) -> User:
        user: User = super().save(commit)  # type: ignore[misc]
        if commit:
            hold_roles_of_groups(user)
        return user

    def _groups_kept(self) -> list[Group]:
        if not self.instance.pk:
            return []
        held: QuerySet[Group] = self.instance.groups.all()
        return list(held.exclude(pk__in=self.groups_given.values("pk")))


class PersonCreationForm(PersonMixin, UserCreationForm):
    """A new person of the admin, who is sent an invitation."""

    first_name = last_name = None
    full_name = forms.CharField(max_length=60, label=_("姓名"))
    phone = forms.CharField(max_length=30, required=False, label=_("办公电话"))

    class Meta(UserCreationForm.Meta):
        model = get_user_model()
        fields = ["username", "email", "full_name", "phone", "is_superuser", "groups"]

    def save(self, commit: bool = True) -> User:
        self.instance.set_unusable_password()
        return super().save(commit)


class PersonEditForm(PersonMixin, UserEditForm):
    """A person's account, by those who manage people. Who saves second, after somebody else did, is told."""

    first_name = last_name = None
    full_name = forms.CharField(max_length=60, label=_("姓名"))
    phone = forms.CharField(max_length=30, required=False, label=_("办公电话"))
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    class Meta(UserEditForm.Meta):
        model = get_user_model()
        fields = ["username", "email", "full_name", "phone", "is_active", "is_superuser", "groups"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["seen"].initial = fingerprint(self.instance)
        self._shut_foreign_fields()

    def clean_seen(self) -> str:
        """Raise ValidationError when the account was changed after the form was opened."""
        seen = self.cleaned_data["seen"]
        if seen and seen != fingerprint(get_user_model().objects.get(pk=self.instance.pk)):
            words = _("打开此页之后，另一位管理员修改了这个账号。您的修改没有保存，请重新打开此页核对。")
            raise forms.ValidationError(words, code="changed_meanwhile")
        return seen

    def clean(self) -> dict[str, Any]:
        """Show what went wrong with hidden fields as well."""
        cleaned = super().clean()
        if "seen" in self.errors:
            self.add_error(None, self.errors["seen"].data[0])
        return cleaned

    def _shut_foreign_fields(self) -> None:
        if not is_wholly_managed(self.actor, self.instance):
            for name in ("username", "email", "full_name", "phone", "is_active"):
                self._shut(name, _("此人还在其他部门任职，账号资料由安全管理员维护。"))
        elif not answers_for_security(self.actor) and self.instance.has_usable_password():
            # Whoever could change the address of somebody else could have a link to the password sent there.
            self._shut("email", _("此人已启用账号，邮箱由本人或安全管理员修改。"))

    def _shut(self, name: str, why: Any) -> None:
        if field := self.fields.get(name):
            field.disabled, field.required, field.help_text = True, False, why


class OwnNameForm(NameEmailForm):
    """A person's own name and address, on the page “我的账号”."""

    first_name = last_name = None
    full_name = forms.CharField(max_length=60, label=_("姓名"))
    phone = forms.CharField(max_length=30, required=False, label=_("办公电话"))

    class Meta(NameEmailForm.Meta):
        model = get_user_model()
        fields = ["full_name", "phone", "email"]


def fingerprint(user: User) -> str:
    """A short text that changes with everything that the form of a person shows."""
    values = [user.username, user.email, user.full_name, user.phone, user.is_active, user.is_superuser]
    values += sorted(user.groups.values_list("pk", flat=True))
    return hashlib.sha256(repr(values).encode()).hexdigest()[:16]


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
