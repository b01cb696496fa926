"""Translations of texts: where they may stand, and how they come before the reviewers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page, WorkflowState
from wagtail_localize.models import Translation, TranslationSource

from cms.publishing.translations import translation_of, untranslated_segments

if TYPE_CHECKING:
    from wagtail.models import Locale

    from cms.accounts.models import User

__all__ = ["TranslationRefusedError", "refusal_to_translate", "send_for_review", "start_translation"]

PERMISSION = "wagtail_localize.submit_translation"


class TranslationRefusedError(ValueError):
    """The text cannot be translated or sent; the message says why, in words for the person who asked."""


def refusal_to_translate(page: Page, locale: Locale, user: User) -> str:
    """Why a person may not have a page translated into a language; empty where they may.

    A translation stands below the counterpart of its source's column. Columns themselves are made by people, so that the
    other site has the columns it wants; Wagtail would copy them with their names as they are.
    """
    specific = page.specific_deferred
    if not getattr(specific, "moderated", False):
        return _("栏目和首页不送翻译。请在%(language)s网站新建栏目。") % {"language": locale.get_display_name()}
    if page.locale_id == locale.pk:
        return _("《%(title)s》已经是%(language)s。") % {"title": page.title, "language": locale.get_display_name()}
    parent = _counterpart(page.get_parent(), locale)
    if parent is None:
        return _("栏目“%(column)s”在%(language)s网站没有对应栏目。请先在%(language)s网站新建对应栏目，再送翻译。") % {
            "column": page.get_parent().title,
            "language": locale.get_display_name(),
        }
    if _counterpart(page, locale) is not None:
        return _("《%(title)s》已有%(language)s译文。") % {"title": page.title, "language": locale.get_display_name()}
    if not (user.has_perm(PERMISSION) and specific.permissions_for_user(user).can_edit()):
        return _("你没有这篇稿件的翻译权限。")
    if not parent.permissions_for_user(user).can_add_subpage():
        return _("你不能在%(language)s网站的栏目“%(column)s”下添加内容。") % {
            "column": parent.title,
            "language": locale.get_display_name(),
        }
    return ""


def _counterpart(page: Page, locale: Locale) -> Page | None:
    """The page's translation in a language, whatever type it has."""
    return Page.objects.filter(translation_key=page.translation_key, locale=locale, alias_of=None).first()


@transaction.atomic
def start_translation(page: Page, locale: Locale, user: User) -> Page:
    """Make the draft of a translation below the counterpart of the page's column; pages it links to stay as they are.

    Raises `TranslationRefusedError`.
    """
    if reason := refusal_to_translate(page, locale, user):
        raise TranslationRefusedError(reason)
    source, _created = TranslationSource.update_or_create_from_instance(page.specific)
    translation, _created = Translation.objects.update_or_create(
        source=source, target_locale=locale, defaults={"enabled": True}
    )
    translation.save_target(user=user, publish=False)
    return translation.get_target_instance()


@transaction.atomic
def send_for_review(page: Page, user: User) -> None:
    """Write the translated words into a new draft of the page and put it before the reviewers of its site.

    What readers see of the page does not change. Raises `TranslationRefusedError`.
    """
    translation = translation_of(page)
    rights = page.specific_deferred.permissions_for_user(user)
    if translation is None or not rights.can_edit():
        raise TranslationRefusedError(_("你没有这篇稿件的翻译权限。"))
    if missing := untranslated_segments(page):
        raise TranslationRefusedError(_("还有 %(count)s 段没有翻译，翻译完再送审。") % {"count": missing})
    if not rights.can_submit_for_moderation():
        raise TranslationRefusedError(_("这篇稿件正在审核或已锁定。"))
    draft = translation.source.get_ephemeral_translated_instance(translation.target_locale, fallback=True)
    draft.save_revision(user=user, log_action=True)
    state = draft.current_workflow_state
    if state is not None and state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        state.resume(user)
    else:
        draft.get_workflow().start(draft, user)


def progress_of(page: Page) -> dict[str, Any]:
    """Segments of a translation: how many there are and how many are done."""
    translation = translation_of(page)
    total, done = translation.get_progress() if translation else (0, 0)
    return {"total": total, "done": done, "complete": total == done}
