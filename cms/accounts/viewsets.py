"""Screens of people, each checking whose account it is asked for."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.log_actions import log
from wagtail.users.views.users import CreateView, EditView, IndexView, UserFilterSet, UserViewSet

from cms.departments import roles
from cms.departments.models import RoleGroup

from .forms import PersonCreationForm, PersonEditForm
from .policies import PeoplePolicy, answers_for_security, departments_administered, departments_in_view
from .signin import links, second_factor

if TYPE_CHECKING:
    from collections.abc import Callable

    from django import forms
    from django.db.models import QuerySet
    from django.http import HttpRequest
    from django.http.response import HttpResponseBase
    from django.views.generic import View

    from .models import User


class PeopleScopeMixin:
    """For every view of people: accounts above one's own are neither listed nor opened, and nobody raises anybody there."""

    request: HttpRequest

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        key = kwargs.get("pk", args[0] if args else None)
        if key is None:
            return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]
        with transaction.atomic():
            # Two who save the same account at the same moment do so one after the other.
            rows = (
                get_user_model().objects.select_for_update() if request.method == "POST" else get_user_model().objects
            )
            person = get_object_or_404(rows, pk=key)
            if not PeoplePolicy().user_has_permission_for_instance(request.user, "change", person):  # type: ignore[arg-type]
                raise PermissionDenied
            return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]

    def get_base_queryset(self) -> QuerySet[Any]:
        rows = super().get_base_queryset()  # type: ignore[misc]
        if rows.model is not get_user_model():
            return rows
        return rows & PeoplePolicy().instances_user_has_any_permission_for(self.request.user, {"change"})  # type: ignore[arg-type]


class PersonFormMixin:
    """Gives the form of a person who fills it in."""

    request: HttpRequest

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"actor": self.request.user}  # type: ignore[misc]


class PeopleFilterSet(UserFilterSet):
    """Filters that name no roles of other departments."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.filters["group"].queryset = groups_seen_by(self.request.user)
        if not self.request.user.is_superuser:
            self.filters.pop("is_superuser", None)


class PeopleIndexView(IndexView):
    """People by name, account or address, with the roles that the reader answers for."""

    @cached_property
    def search_fields(self) -> set[str]:
        return {"username", "full_name", "email"}

    @cached_property
    def columns(self) -> list[Column]:
        held = Column("roles", label=_("任职"), accessor=lambda person: roles_seen_by(self.request.user, person))
        return [held if column.name == "is_superuser" else column for column in super().columns]

    def get_base_queryset(self) -> QuerySet[Any]:
        return super().get_base_queryset().prefetch_related("memberships__department")


class PersonCreateView(PersonFormMixin, CreateView):
    """A new person, who is invited by mail."""

    success_message = _("已建立用户“%(object)s”，邀请已发送。")

    def save_instance(self) -> User:
        with transaction.atomic():
            person: User = super().save_instance()
            links.invite(person)
            log(person, "accounts.invite")
        return person


class PersonEditView(PersonFormMixin, EditView):
    """A person's account and roles, with what helps a person to get in again."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        person = self.object
        return super().get_context_data(
            invites_again=person.is_active and not person.has_usable_password(),
            resets_factor=answers_for_security(self.request.user) and second_factor.has_one(person),
            **kwargs,
        )


class PeopleViewSet(UserViewSet):
    """“用户”."""

    index_view_class = PeopleIndexView
    add_view_class = PersonCreateView
    edit_view_class = PersonEditView
    filterset_class = PeopleFilterSet
    copy_view_enabled = False
    menu_label = _("用户")

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm[Any]]:
        return PersonEditForm if for_update else PersonCreationForm

    def construct_view(self, view_class: type[View], **kwargs: Any) -> Callable[..., HttpResponseBase]:
        scoped = type(f"Scoped{view_class.__name__}", (PeopleScopeMixin, view_class), {})
        return super().construct_view(scoped, **kwargs)


def groups_seen_by(user: Any) -> QuerySet[Group]:
    """Groups by which the reader may filter people."""
    rows = RoleGroup.objects.all()
    if not answers_for_security(user):
        rows = rows.filter(department_id__in=departments_in_view(user))
    return Group.objects.filter(pk__in=rows.values("group_id")).order_by("name")


def roles_seen_by(user: Any, person: User) -> str:
    """The roles of a person in words; a department administrator reads those in own departments."""
    if person.is_superuser:
        return str(_("超级用户"))
    everything, own = answers_for_security(user), departments_administered(user)
    held = [row for row in person.memberships.all() if everything or row.department_id in own]
    words = {role.key: str(role.name) for role in roles.roles()}
    return "、".join(f"{row.department or _('平台')} {words.get(row.role, row.role)}" for row in held)
