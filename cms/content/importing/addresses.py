"""Old addresses lead to the imported page for good."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from django.utils.translation import gettext as _
from wagtail.contrib.redirects.models import Redirect

from cms.core.imports import RowError

if TYPE_CHECKING:
    from wagtail.models import Page, Site

#: Longest path of the redirects' table, characters.
LONGEST: Final = 255


def old_path(address: str) -> str:
    """Path and query of an old address, as requests for it are looked up; empty for none.

    Takes `/hnszf/hnyw/bmdt/201911/t20191119_10521804.html`, the same with a host, and paths of departments.

    Raises:
        RowError: no address of a web page, the site's front page, or too long.
    """
    if not address:
        return ""
    parts = urlsplit(address)
    if parts.scheme not in {"", "http", "https"} or not parts.path.startswith("/"):
        raise RowError("old_url", _("应为以 / 或 http 开头的网址。"))
    path = Redirect.normalise_path(address)
    if path in {"", "/"}:
        raise RowError("old_url", _("首页地址不能跳转。"))
    if len(path) > LONGEST:
        raise RowError("old_url", _("有 %(length)d 字，最多 %(most)d 字。") % {"length": len(path), "most": LONGEST})
    return path


def lead_on(path: str, page: Page, site: Site) -> None:
    """Make or turn the permanent redirect of an old path on a site."""
    Redirect.objects.update_or_create(
        old_path=path,
        site=site,
        defaults={"redirect_page": page, "redirect_link": "", "is_permanent": True, "automatically_created": True},
    )
