"""Components of the public pages in every state, for the people who write and check them: /styleguide/ of the admin host."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import gettext as _

from cms.content.presentation import Link
from cms.content.selectors import page_context
from cms.core.bundle import PREFERENCES
from sites.context import context_of
from sites.enums import SiteKind, Theme
from sites.models import HostedSite
from sites.palettes import theme_url
from sites.themes import PRESETS
from sites.views import preference_css

from .specimens import specimens

if TYPE_CHECKING:
    from django.http import HttpRequest

#: Whose dress each language wears.
KINDS = {"zh-hans": SiteKind.PORTAL, "en": SiteKind.ENGLISH}


def styleguide(request: HttpRequest) -> HttpResponse:
    """The page in one language (`lang`), theme (`theme`) and mode (`mode`); Http404 where there is no site to dress it."""
    language = "en" if request.GET.get("lang") == "en" else "zh-hans"
    theme = request.GET.get("theme", "")
    hosted = HostedSite.objects.filter(kind=KINDS[language]).first()
    site = context_of(hosted.wagtail_site_id) if hosted else None
    if site is None:
        raise Http404
    if theme in PRESETS:
        site = replace(site, theme_url=theme_url(PRESETS[theme]))
    request.site_context = site  # type: ignore[attr-defined]
    with translation.override(language):
        context = page_context(request, _("组件")) | specimens() | _choices(request, language, theme)
        return render(request, "styleguide/page.html", context)


def _choices(request: HttpRequest, language: str, theme: str) -> dict[str, Any]:
    mode = request.GET.get("mode", "")
    mode = mode if mode in PREFERENCES and mode != "empty" else ""
    names = {
        "": _("标准"),
        "elder": _("长辈版"),
        "contrast": _("高对比配色"),
        "elder-contrast": _("长辈版，高对比配色"),
    }
    base = f"?lang={language}&theme="
    return {
        "mode": mode,
        "ways": [
            [Link("中文", f"?theme={theme}&mode={mode}"), Link("English", f"?lang=en&theme={theme}&mode={mode}")],
            [Link(str(label), f"{base}{name}&mode={mode}") for name, label in Theme.choices],
            [Link(name, f"{base}{theme}&mode={key}") for key, name in names.items()],
        ],
    }


def mode_css(request: HttpRequest, mode: str) -> HttpResponse:
    """The style sheet of a reader's mode, without the cookie that chooses it on public hosts."""
    if mode not in PREFERENCES:
        raise Http404
    return HttpResponse(preference_css(mode), content_type="text/css; charset=utf-8")
