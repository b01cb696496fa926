from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PublishingConfig(AppConfig):
    name = "cms.publishing"
    label = "publishing"
    verbose_name = _("发布")

    def ready(self) -> None:
        # Imported here: models are loaded by now.
        from wagtail.models import AbstractPage
        from wagtail.permissions import register_permission_policy

        from cms.core.audit.service import track

        from . import permission_testers, signal_handlers
        from .models import SiteReviewTask, Word, WordList
        from .page_policy import TreePermissionPolicy

        permission_testers.install()
        register_permission_policy(AbstractPage, TreePermissionPolicy())
        signal_handlers.connect()
        for model in (SiteReviewTask, WordList, Word):
            track(model)
