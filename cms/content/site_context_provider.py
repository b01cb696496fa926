"""Where a site's context comes from when there is no request for the site: previews, feeds of tasks, links both ways.

The app that knows hosts registers its function when it starts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .addresses import elsewhere

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest
    from wagtail.models import Page

    from .site_context import SiteContext

_providers: list[Callable[[int], SiteContext | None]] = []


def register(provider: Callable[[int], SiteContext | None]) -> None:
    """Let `provider(site_id)` answer from now on."""
    _providers[:] = [provider]


def context_of_site(site_id: int) -> SiteContext | None:
    """Context of a site by the id of its Wagtail site; None where nobody knows it."""
    return _providers[0](site_id) if _providers and site_id else None


def context_for(page: Page, request: HttpRequest) -> SiteContext:
    """Context in which a page is shown: the request's own when the page stands on that site, else its site's.

    A page outside all sites (a department whose site is not open) is shown in the request's dress. Raises LookupError
    where neither is known.
    """
    current: SiteContext | None = getattr(request, "site_context", None)
    if current is not None and page.url_path.startswith(current.root_url_path):
        return current
    found = context_of_site(elsewhere(page.url_path)[0]) or current or _first_site()
    if found is None:
        raise LookupError("no site to show the page on")
    return found


def _first_site() -> SiteContext | None:
    """The default site, for pages that stand on none."""
    # Imported here: the model is needed for this rare case alone.
    from wagtail.models import Site

    default = Site.objects.filter(is_default_site=True).values_list("pk", flat=True).first()
    return context_of_site(default or 0)
