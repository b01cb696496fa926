from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class JobsConfig(AppConfig):
    name = "cms.jobs"
    label = "jobs"
    verbose_name = _("任务")

    def ready(self) -> None:
        # Imported here for its registration of the kind "undo", once models may be used.
        from . import undo  # noqa: F401
