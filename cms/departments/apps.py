from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DepartmentsConfig(AppConfig):
    name = "cms.departments"
    label = "departments"
    verbose_name = _("部门")

    def ready(self) -> None:
        # Imported here: models are loaded by now.
        from cms.core.audit.service import register_resolver, track

        from . import models, signal_handlers
        from .trail import tenant_behind

        signal_handlers.connect()
        register_resolver(tenant_behind)
        for model in (models.Department, models.RoleGroup, models.Membership):
            track(model)
