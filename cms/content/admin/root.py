"""The page above all sites: a place of the system, which people know as their sites."""

from __future__ import annotations

from django.utils.translation import gettext as _
from wagtail.models import Page

#: Depth of the page above all sites.
ROOT_DEPTH = 1


def name_the_root() -> None:
    """Call it 我的网站 wherever the admin names pages; called once, when models are loaded."""
    # Wagtail asks each page for its name and has no setting for that of the root, whose type is the base type.
    own_name = Page.get_admin_display_title

    def admin_name(page: Page) -> str:
        return _("我的网站") if page.depth == ROOT_DEPTH else own_name(page)

    Page.get_admin_display_title = admin_name
