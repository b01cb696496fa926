from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SitesConfig(AppConfig):
    name = "sites"
    verbose_name = _("站点")

    def ready(self) -> None:
        # Imported here: models are loaded by now.
        from cms.content import site_context_provider
        from cms.core.audit.service import track

        from . import context, models, roots, signal_handlers
        from .organisation import merging

        roots.install()
        merging.register()
        signal_handlers.connect()
        site_context_provider.register(context.context_of)
        for model in (models.HostedSite, models.FormerHost, models.MovedPrefix, models.SiteProfile):
            track(model)
