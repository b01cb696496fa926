"""Screens of wagtail-localize with the questions it does not ask: whose page it is, and where the translation stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.models import Page
from wagtail.permissions import policy_registry
from wagtail_localize.views.report import TranslationsReportView
from wagtail_localize.views.submit_translations import SubmitPageTranslationView
from wagtail_localize.views.update_translations import UpdateTranslationsView

from cms.content.translations import PERMISSION, TranslationRefusedError, send_for_review, start_translation

if TYPE_CHECKING:
    from django import forms
    from django.db.models import QuerySet
    from django.http import HttpRequest, HttpResponse
    from django.http.response import HttpResponseBase
    from wagtail_localize.models import Translation


class SubmitTranslation(SubmitPageTranslationView):
    """Asks for a text to be translated; columns are neither copied nor made on the way."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        page = self.get_object()
        if not page.permissions_for_user(request.user).can_edit():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_form(self) -> forms.Form:
        form = super().get_form()
        form.fields.pop("include_subtree", None)
        return form

    def form_valid(self, form: forms.Form) -> HttpResponse:
        target: Page | None = None
        for locale in form.cleaned_data["locales"]:
            try:
                target = start_translation(self.object, locale, self.request.user)  # type: ignore[arg-type]
            except TranslationRefusedError as refusal:
                messages.error(self.request, str(refusal))
                return self.render_to_response(self.get_context_data())
        messages.success(self.request, _("已建立译文草稿，翻译完成后送审。"))
        return redirect(self.get_success_url() or self.get_default_success_url(target))


class UpdateTranslations(UpdateTranslationsView):
    """Takes changes of a source into its translations, which then wait for translation and review as before."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        source = self.get_object().get_source_instance()
        if not isinstance(source, Page) or not source.permissions_for_user(request.user).can_edit():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_form(self) -> forms.Form:
        form = super().get_form()
        del form.fields["publish_translations"]
        return form

    def form_valid(self, form: forms.Form) -> HttpResponse:
        form.cleaned_data["publish_translations"] = False
        return super().form_valid(form)


class TranslationsReport(TranslationsReportView):
    """Translations of texts that the person works on, for people who translate."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.has_perm(PERMISSION):  # type: ignore[union-attr]
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_queryset(self) -> QuerySet[Translation]:
        own = policy_registry.get_by_type(Page).explorable_instances(self.request.user)
        return super().get_queryset().filter(source__object__in=own.values("translation_key"))


@require_POST
def send_translation(request: HttpRequest, page_id: int) -> HttpResponse:
    """送审 of a translation."""
    page = get_object_or_404(Page, pk=page_id).specific
    try:
        send_for_review(page, request.user)  # type: ignore[arg-type]
    except TranslationRefusedError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("译文《%(title)s》已送审。") % {"title": page.get_admin_display_title()})
    return redirect("wagtailadmin_pages:edit", page.pk)


def not_here(request: HttpRequest, **_kwargs: Any) -> HttpResponse:
    """For screens that this platform does without: aliases, translation of shared rows."""
    raise Http404
