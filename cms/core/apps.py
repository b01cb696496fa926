from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    name = "cms.core"
    label = "core"
    verbose_name = _("平台核心")

    def ready(self) -> None:
        # Imported here: the checks read models, which are loaded by now.
        from .tenancy import checks  # noqa: F401 -- registers the checks
