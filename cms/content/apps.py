from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ContentConfig(AppConfig):
    name = "cms.content"
    label = "content"
    verbose_name = _("内容")

    def ready(self) -> None:
        # Imported here: models are loaded by now.
        from cms.core.audit.service import track

        from . import models, signal_handlers
        from .admin.listing_filters import adapt_listings
        from .admin.root import name_the_root
        from .importing.job import register

        signal_handlers.connect()
        adapt_listings()
        name_the_root()
        register()
        for name in (
            "Region", "EmergencyBanner", "MourningPeriod", "TopicTerm", "ContactPoint", "FriendLink", "PageTemplate",
        ):  # fmt: skip
            track(getattr(models, name))
