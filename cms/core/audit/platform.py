"""Models of Django and Wagtail that say who may do what and where things stand; apps track their own in `ready()`."""

from __future__ import annotations

from typing import Final

from django.apps import apps

from .tracking import track

MODELS: Final = (
    "auth.Group", "wagtailcore.GroupPagePermission", "wagtailcore.GroupCollectionPermission",
    "wagtailcore.GroupSitePermission", "wagtailcore.Site", "wagtailcore.Locale", "wagtailcore.Collection",
    "wagtailcore.CollectionViewRestriction", "wagtailcore.APIToken", "wagtailcore.Workflow", "wagtailcore.WorkflowTask",
    "wagtailcore.WorkflowPage", "wagtailcore.WorkflowContentType", "wagtailcore.GroupApprovalTask",
    "wagtailredirects.Redirect", "wagtail_localize.LocaleSynchronization",
)  # fmt: skip
#: Fields that follow from the place in a tree.
TREE: Final = ("path", "depth", "numchild")


def track_platform_models() -> None:
    """Track what is installed of them."""
    for label in MODELS:
        app, _, name = label.partition(".")
        if apps.is_installed(f"wagtail.contrib.{app}") or app in {config.label for config in apps.get_app_configs()}:
            track(apps.get_model(app, name), exclude=TREE if name == "Collection" else ())
