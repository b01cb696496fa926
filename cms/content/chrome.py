"""The frame that every page of a site has: navigation, header and footer, trail, and the way to the other language.

Header and footer are rendered once per version of the site and section, and kept by the process.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from cms.core.phrases import gettext as _

from .body import fragment
from .meta import HTML_LANGUAGES, page_meta
from .presentation import Link, NavEntry
from .tree import tree_of
from .versioned import versioned

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.http import HttpRequest
    from markupsafe import Markup

    from .presentation import PageMeta
    from .site_context import SiteContext
    from .tree import Node, Translation

#: Name of the language to switch to, in that language.
LANGUAGE_NAMES = {"zh-hans": "中文", "en": "English"}
#: Parameter with which the language switch says that the page left behind has no translation.
CAME_FROM = "untranslated"


class Chrome(NamedTuple):
    """Ready-made header and inside of the foot."""

    header: Markup
    footer: Markup


def navigation(site: SiteContext) -> list[NavEntry]:
    """Sections that are shown in the navigation, with their second-level columns."""
    return versioned(site, "nav", lambda: [_entry(section) for section in tree_of(site).sections])


def _entry(section: Node) -> NavEntry:
    return NavEntry(section.title, section.url, section.slug, [child.link for child in section.columns])


def chrome_of(site: SiteContext, section_slug: str = "", *, is_home: bool = False) -> Chrome:
    """Header and footer as they stand on the pages of one section."""
    return versioned(site, ("chrome", section_slug, is_home), lambda: _render_chrome(site, section_slug, is_home))


def _render_chrome(site: SiteContext, section_slug: str, is_home: bool) -> Chrome:
    context = {"site": site, "nav": navigation(site), "section_slug": section_slug, "is_home": is_home}
    return Chrome(
        fragment("fragments/header.html", context),
        fragment("fragments/footer.html", {"site": site, "footer": site.footer}),
    )


def home_link(site: SiteContext) -> Link:
    """The first step of every trail."""
    return Link(_("首页"), site.home_url)


def trail_of(site: SiteContext, chain: Sequence[Node], last: str = "") -> list[Link]:
    """Breadcrumbs from the home page through the columns to the page itself, which is `last` or the last column."""
    steps = [home_link(site), *(node.link for node in chain[1:])]
    return [*steps, Link(last)] if last else steps


def language_switch(site: SiteContext, own: Sequence[Translation] | None, chain: Sequence[Node]) -> Link | None:
    """Link to the page in the other language, else to its nearest column that has one, else to the other home page.

    `own` are the translations of the page itself, None where it is not a page of the tree. The address of anything but
    the page itself carries a mark, by which the page it leads to says why the reader is there.
    """
    known = tree_of(site).translations
    target = own[0] if own else None
    fallback = next((known[node.translation_key][0] for node in reversed(chain) if node.translation_key in known), None)
    if target is not None:
        return _switch(target.language, target.url)
    if fallback is not None:
        home_itself = own is None and len(chain) == 1
        return _switch(fallback.language, fallback.url + ("" if home_itself else f"?{CAME_FROM}=1"))
    return _other_home(site)


def _other_home(site: SiteContext) -> Link | None:
    if site.kind == "english":
        return _switch("zh-hans", site.portal_url) if site.portal_url else None
    return _switch("en", site.english_url) if site.english_url else None


def _switch(language: str, url: str) -> Link:
    return Link(LANGUAGE_NAMES.get(language, language), url, HTML_LANGUAGES.get(language, language))


def language_note(request: HttpRequest | None, site: SiteContext) -> str:
    """Sentence for readers whose page has no counterpart on this site; empty for everybody else."""
    if request is None or CAME_FROM not in request.GET:
        return ""
    if site.kind == "english":
        return _("您刚才浏览的页面没有英文版，已为您打开最相近的栏目。")
    return _("您刚才浏览的页面没有中文版，已为您打开最相近的栏目。")


def frame(
    site: SiteContext,
    request: HttpRequest | None,
    *,
    meta: PageMeta,
    chain: Sequence[Node] = (),
    breadcrumbs: Sequence[Link] = (),
    own: Sequence[Translation] | None = None,
    is_home: bool = False,
) -> dict[str, Any]:
    """Context of `templates/base.html` for one page; `chain` are the columns it stands in, the root page first."""
    section = chain[1].slug if len(chain) > 1 else ""
    return {
        "site": site,
        "nav": navigation(site),
        "section_slug": section,
        "is_home": is_home,
        "chrome": chrome_of(site, section, is_home=is_home),
        "meta": meta,
        "breadcrumbs": breadcrumbs,
        "footer": site.footer,
        "banners": site.banners,
        "mourning": site.mourning,
        "archived": site.archived,
        "language_switch": language_switch(site, own, chain),
        "language_note": language_note(request, site),
        "page_updated": site.changed_at,
    }


def plain_frame(request: HttpRequest, title: str, *, path: str = "", description: str = "") -> dict[str, Any]:
    """Context for a page that is not in the tree: search, site map, errors. `path` defaults to the request's own."""
    site: SiteContext = request.site_context  # type: ignore[attr-defined]
    root = tree_of(site).root
    meta = page_meta(site, path or request.path, title, description=description)
    crumbs = [home_link(site), Link(title)]
    return frame(site, request, meta=meta, chain=[root] if root else [], breadcrumbs=crumbs)
