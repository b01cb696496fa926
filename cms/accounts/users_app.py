"""Wagtail's app of users with the platform's screens and rules."""

from __future__ import annotations

from wagtail.users.apps import WagtailUsersAppConfig


class UsersConfig(WagtailUsersAppConfig):
    user_viewset = "cms.accounts.viewsets.PeopleViewSet"

    def ready(self) -> None:
        super().ready()
        # Imported here: models are loaded by now. After Wagtail's own, which it replaces.
        from django.contrib.auth import get_user_model
        from wagtail.permissions import register_permission_policy

        from .policies import PeoplePolicy

        register_permission_policy(get_user_model(), PeoplePolicy())
