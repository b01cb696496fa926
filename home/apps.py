from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    name = "home"
    verbose_name = _("首页")

    def ready(self) -> None:
        # Imported here: models are loaded by now. The import of renderers registers what makes home pages.
        from . import provisioning, renderers  # noqa: F401

        provisioning.register()
