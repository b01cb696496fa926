from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MediaConfig(AppConfig):
    name = "cms.media"
    label = "media"
    verbose_name = _("素材")

    def ready(self) -> None:
        # Imported here: Willow's plug-ins load with the image libraries, which settings need not have.
        from wagtail.models import Collection
        from wagtail.permissions import register_permission_policy

        from cms.core.audit.service import track

        from .avif import register
        from .models import CustomDocument, CustomImage
        from .policies import CollectionPolicy, FilePermissionPolicy

        register()
        register_permission_policy(Collection, CollectionPolicy(Collection))
        # Exact, or the policies that Wagtail's own apps register afterwards would take their place.
        for model, rights_of in ((CustomImage, "wagtailimages.Image"), (CustomDocument, "wagtaildocs.Document")):
            register_permission_policy(model, FilePermissionPolicy(model, rights_of), exact_class=True)
        for model in (CustomImage, CustomDocument):
            track(model, exclude=("file_hash", "file_size"))
