"""The platform's own look in the admin."""

from __future__ import annotations

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks


@hooks.register("insert_global_admin_css")
def brand_style_sheet() -> SafeString:
    """Link to the colours of the platform; it comes after Wagtail's own style sheet."""
    return format_html('<link rel="stylesheet" href="{}">', static("admin_brand/brand.css"))
