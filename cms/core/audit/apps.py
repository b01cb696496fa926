from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AuditConfig(AppConfig):
    name = "cms.core.audit"
    label = "audit"
    verbose_name = _("审计")

    def ready(self) -> None:
        # Imported here: models are loaded by now.
        from . import checks, platform, signal_handlers  # noqa: F401 -- registers the checks

        signal_handlers.connect()
        platform.track_platform_models()
