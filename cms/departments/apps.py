from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DepartmentsConfig(AppConfig):
    name = "cms.departments"
    label = "departments"
    verbose_name = _("部门")

    def ready(self) -> None:
        # Imported here: models are loaded by now.
        from . import signal_handlers

        signal_handlers.connect()
