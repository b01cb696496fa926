from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.http import http_date

from cms.content.site_context_provider import context_for

if TYPE_CHECKING:
    from django.http import HttpRequest

    from cms.content.models import BasePage
    from cms.content.site_context import SiteContext

#: A shared cache may keep a page for a minute; browsers ask again, which costs them an empty 304.
CACHE_CONTROL = "public, max-age=0, s-maxage=60"


@dataclass(frozen=True, slots=True)
class Rendered:
    """Template of a page and what it is given."""

    template: str
    context: dict[str, Any]


Answer = Rendered | HttpResponse
Renderer = Callable[[Any, "SiteContext", "HttpRequest"], Answer]
Function = TypeVar("Function", bound=Renderer)
_renderers: dict[type, Renderer] = {}


def renders(*models: type) -> Callable[[Function], Function]:
    """Register the function that makes the page of some page types."""

    def register(function: Function) -> Function:
        for model in models:
            _renderers[model] = function
        return function

    return register


def page_response(page: BasePage, request: HttpRequest) -> HttpResponse:
    """A page as its readers see it, or as its editor will: the same code makes pages and previews."""
    site = context_for(page, request)
    with translation.override(site.language):
        answer = _renderers[type(page)](page, site, request)
        if isinstance(answer, HttpResponse):
            return answer
        response = HttpResponse(render_to_string(answer.template, answer.context, request, using="jinja2"))
    response.headers["Content-Language"] = site.html_lang
    return dated(response, site)


def dated(response: HttpResponse, site: SiteContext) -> HttpResponse:
    """Say when the site last changed and how long the answer may be kept."""
    response.headers["Last-Modified"] = http_date(site.changed_at.timestamp())
    response.headers["Cache-Control"] = CACHE_CONTROL
    return response
