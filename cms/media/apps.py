from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MediaConfig(AppConfig):
    name = "cms.media"
    label = "media"
    verbose_name = _("素材")

    def ready(self) -> None:
        # Imported here: Willow's plug-ins load with the image libraries, which settings need not have.
        from cms.core.audit.service import track

        from .avif import register
        from .models import CustomDocument, CustomImage

        register()
        for model in (CustomImage, CustomDocument):
            track(model, exclude=("file_hash", "file_size"))
