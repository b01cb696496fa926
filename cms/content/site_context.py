"""The site a request is for, as plain values: built by `sites`, read by everything that renders."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Hashable
    from datetime import datetime

    from .presentation import Banner, Footer, Link


@dataclass(frozen=True, slots=True)
class SiteContext:
    """One site of the cluster. Addresses (`*_url`) are absolute unless they lie on this site."""

    site_id: int
    code: str
    #: portal, english or department.
    kind: str
    #: active, suspended or archived.
    status: str
    name: str
    short_name: str
    #: www.hunan.gov.cn: the domain of the meta tags, never the request's host.
    official_domain: str
    #: Host without port on which the site is served.
    host: str
    #: Scheme, host and port without a slash at the end.
    base_url: str
    #: Content language of the tree (zh-hans, en) and its BCP 47 form for `<html lang>`.
    language: str
    html_lang: str
    locale_id: int
    root_page_id: int
    #: Treebeard path and url_path of the root page; every page of the site starts with both.
    root_path: str
    root_url_path: str
    site_id_code: str
    theme_url: str
    mark_url: str
    footer: Footer
    #: Another value after every change to anything shown on all pages of the site; empty for settings not saved yet.
    version: str
    #: UTC time of the last change to anything public on the site: the Last-Modified of its pages.
    changed_at: datetime
    department_id: int | None = None
    department_code: str = ""
    portal_url: str = ""
    portal_name: str = ""
    english_url: str = ""
    home_url: str = "/"
    search_url: str = "/search/"
    directory_url: str = ""
    sitemap_url: str = "/site-map/"
    contact_url: str = ""
    banners: tuple[Banner, ...] = ()
    mourning: bool = False
    status_note: str = ""
    department_links: tuple[Link, ...] = ()
    #: What was made for this very context, where it has no version; see `versioned`.
    own_values: dict[Hashable, tuple[str, Any]] = field(default_factory=dict, repr=False)

    @property
    def archived(self) -> bool:
        return self.status == "archived"
