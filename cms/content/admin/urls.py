"""Screens of the admin that stand before Wagtail's own of the same address."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import URLPattern, path
from wagtail.admin.auth import require_admin_access

from . import translation_views as translation

if TYPE_CHECKING:
    from collections.abc import Callable


def screen(route: str, view: Callable[..., Any], name: str | None = None) -> URLPattern:
    """An address that only people of the admin reach."""
    return path(route, require_admin_access(view), name=name)


urlpatterns = [
    screen("localize/submit/page/<int:page_id>/", translation.SubmitTranslation.as_view()),
    screen("localize/submit/snippet/<slug:app_label>/<slug:model_name>/<str:pk>/", translation.not_here),
    screen("localize/update/<int:translation_source_id>/", translation.UpdateTranslations.as_view()),
    screen("localize/page/<int:page_id>/convert_to_alias/", translation.not_here),
    screen("localize/api/snippets/<path:rest>", translation.not_here),
    screen("localize/reports/translations/", translation.TranslationsReport.as_view()),
    screen("localize/reports/translations/results/", translation.TranslationsReport.as_view(results_only=True)),
    screen("translations/<int:page_id>/send/", translation.send_translation, "content_send_translation"),
]
