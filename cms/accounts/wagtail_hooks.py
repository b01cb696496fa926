"""People in the admin: their own page, and acts upon many accounts at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from wagtail import hooks
from wagtail.admin.views.account import NameEmailSettingsPanel

from .forms import OwnNameForm
from .policies import PeoplePolicy

if TYPE_CHECKING:
    from django.http import HttpRequest

NameEmailSettingsPanel.form_class = OwnNameForm


@hooks.register("before_bulk_action")
def many_accounts_at_once(
    request: HttpRequest, action_type: str, objects: list[Any], action_class_instance: Any
) -> None:
    """Ask for each account what the single screens ask; raises PermissionDenied.

    Roles are given on the screen of one person, where they are written down as held, never to many at once.
    """
    people = [item for item in objects if isinstance(item, get_user_model())]
    policy = PeoplePolicy()
    if people and action_type == "assign_role":
        raise PermissionDenied
    if not all(policy.user_has_permission_for_instance(request.user, action_type, person) for person in people):  # type: ignore[arg-type]
        raise PermissionDenied
