"""Screens of people, each checking whose account it is asked for."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from wagtail.users.views.users import IndexView, UserViewSet

from .forms import PersonCreationForm, PersonEditForm
from .policies import PeoplePolicy

if TYPE_CHECKING:
    from collections.abc import Callable

    from django import forms
    from django.db.models import QuerySet
    from django.http import HttpRequest
    from django.http.response import HttpResponseBase
    from django.views.generic import View


class PeopleScopeMixin:
    """For every view of people: accounts above one's own are neither listed nor opened, and nobody raises anybody there."""

    request: HttpRequest

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        key = kwargs.get("pk", args[0] if args else None)
        if key is not None:
            person = get_object_or_404(get_user_model(), pk=key)
            if not PeoplePolicy().user_has_permission_for_instance(request.user, "change", person):  # type: ignore[arg-type]
                raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]

    def get_base_queryset(self) -> QuerySet[Any]:
        rows = super().get_base_queryset()  # type: ignore[misc]
        if rows.model is not get_user_model():
            return rows
        return rows & PeoplePolicy().instances_user_has_any_permission_for(self.request.user, {"change"})  # type: ignore[arg-type]

    def get_form(self, *args: Any, **kwargs: Any) -> forms.ModelForm[Any]:
        form = super().get_form(*args, **kwargs)  # type: ignore[misc]
        if not self.request.user.is_superuser:  # type: ignore[union-attr]
            form.fields.pop("is_superuser", None)
        return form


class PeopleIndexView(IndexView):
    """People by name, account or address."""

    @cached_property
    def search_fields(self) -> set[str]:
        return {"username", "full_name", "email"}


class PeopleViewSet(UserViewSet):
    """“用户”."""

    index_view_class = PeopleIndexView
    copy_view_enabled = False
    menu_label = _("用户")

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm[Any]]:
        return PersonEditForm if for_update else PersonCreationForm

    def construct_view(self, view_class: type[View], **kwargs: Any) -> Callable[..., HttpResponseBase]:
        scoped = type(f"Scoped{view_class.__name__}", (PeopleScopeMixin, view_class), {})
        return super().construct_view(scoped, **kwargs)
