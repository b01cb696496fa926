"""Screens of the admin that stand before Wagtail's own of the same address."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import URLPattern, path
from wagtail.admin.auth import require_admin_access

from cms.content.policies import reads_reports

from . import column_views as columns
from . import handbook_views as handbook
from . import import_views as imports
from . import kept_text
from . import scoped_views as scoped
from . import translation_views as translation
from .guard import guarded

if TYPE_CHECKING:
    from collections.abc import Callable


def screen(route: str, view: Callable[..., Any], name: str | None = None) -> URLPattern:
    """An address that only people of the admin reach."""
    return path(route, require_admin_access(view), name=name)


urlpatterns = [
    # Named as Wagtail's own, by which a form that saves itself is told from an act of the person. Who was shut out of the
    # admin meanwhile gets the words back as well, so Wagtail's views ask for access themselves.
    path("pages/<int:page_id>/edit/", kept_text.edit, name="edit"),
    path(
        "pages/add/<slug:content_type_app_name>/<slug:content_type_model_name>/<int:parent_page_id>/",
        kept_text.add,
        name="add",
    ),
    screen("reports/<path:rest>", guarded(reads_reports)),
    screen("workflows/<path:rest>", guarded(lambda user: user.is_superuser)),
    screen("localize/submit/page/<int:page_id>/", translation.SubmitTranslation.as_view()),
    screen("localize/submit/snippet/<slug:app_label>/<slug:model_name>/<str:pk>/", translation.not_here),
    screen("localize/update/<int:translation_source_id>/", translation.UpdateTranslations.as_view()),
    screen("localize/page/<int:page_id>/convert_to_alias/", translation.not_here),
    screen("localize/api/snippets/<path:rest>", translation.not_here),
    screen("localize/reports/translations/", translation.TranslationsReport.as_view()),
    screen("localize/reports/translations/results/", translation.TranslationsReport.as_view(results_only=True)),
    screen("pages/<int:parent_page_id>/", scoped.explore),
    screen("pages/<int:parent_page_id>/results/", scoped.explore),
    screen("pages/workflow/confirm_cancellation/<int:page_id>/", scoped.cancel_review),
    screen("choose-page/<int:parent_page_id>/", scoped.choose_below),
    screen("choose-page/chosen-multiple/", scoped.chosen_pages),
    screen("bulk/<str:app_label>/<str:model_name>/<str:action>/", scoped.act_on_many),
    screen("tag-autocomplete/", scoped.tags),
    screen("tag-autocomplete/<slug:app_name>/<slug:model_name>/", scoped.tags),
    screen("pages/<int:parent_page_id>/add_subpage/", columns.AddSubpage.as_view()),
    screen("pages/<int:page_id>/delete/", columns.delete),
    screen("columns/<int:page_id>/retire/", columns.retire, "content_retire_column"),
    screen("columns/<int:page_id>/reinstate/", columns.reinstate, "content_reinstate_column"),
    screen("articles/<int:page_id>/pin/", columns.pin, "content_pin"),
    screen("articles/<int:page_id>/unpin/", columns.unpin, "content_unpin"),
    screen("handbook/", handbook.chapter, "content_handbook"),
    screen("handbook/images/<str:name>", handbook.picture, "content_handbook_picture"),
    screen("handbook/<slug:name>/", handbook.chapter, "content_handbook"),
    screen("imports/", imports.order, "content_import"),
    screen("imports/start/", imports.start, "content_import_start"),
    screen("imports/<int:pk>/texts/", imports.batch, "content_import_batch"),
    screen("translations/<int:page_id>/send/", translation.send_translation, "content_send_translation"),
]
